interface RequestHead {
  method: string
  header(name: string): string | undefined
}

/**
 * Whether a program of this machine asks, or a page of the local Stripe itself, or a person who follows a link. A page
 * of another site cannot reach us under its own name, and what it sends says where it comes from, or hides it.
 */
export function isFromHere(request: RequestHead): boolean {
  const host = request.header('host') ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return false
  const [origin, site] = [request.header('origin'), request.header('sec-fetch-site')]
  if (origin !== undefined) return origin === `http://${host}`
  return ['GET', 'HEAD'].includes(request.method) || site === undefined || ['same-origin', 'none'].includes(site)
}
