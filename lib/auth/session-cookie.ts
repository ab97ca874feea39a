/**
 * Cookie names. Browsers share cookies between a host's ports, so outside https the name includes the port; under
 * https, __Host- ties it to this host.
 */
export function cookieNames(appUrl: string) {
  const { protocol, port } = new URL(appUrl)
  const name = (kind: string) =>
    protocol === 'https:' ? `__Host-greenlight-${kind}` : `greenlight-${kind}-${port || 80}`
  return { session: name('session'), request: name('request'), callback: name('callback'), csrf: name('csrf') }
}

export function cookieOptions(appUrl: string) {
  const names = cookieNames(appUrl)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: appUrl.startsWith('https:') } as const
  return {
    sessionToken: { name: names.session, options },
    request: { name: names.request, options },
    callbackUrl: { name: names.callback, options },
    csrfToken: { name: names.csrf, options },
  }
}
