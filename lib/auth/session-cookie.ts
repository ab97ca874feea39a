/**
 * The names of our cookies. Browsers share cookies between the ports of one host, so outside https a name carries the
 * port; under https the __Host- prefix ties it to this one host.
 */
export function cookieNames(appUrl: string) {
  const { protocol, port } = new URL(appUrl)
  const name = (kind: string) =>
    protocol === 'https:' ? `__Host-greenlight-${kind}` : `greenlight-${kind}-${port || 80}`
  return { session: name('session'), callback: name('callback'), csrf: name('csrf') }
}

export function cookieOptions(appUrl: string) {
  const names = cookieNames(appUrl)
  const options = { httpOnly: true, sameSite: 'lax', path: '/', secure: appUrl.startsWith('https:') } as const
  return {
    sessionToken: { name: names.session, options },
    callbackUrl: { name: names.callback, options },
    csrfToken: { name: names.csrf, options },
  }
}
