interface RequestHead {
  method: string
  header(name: string): string | undefined
}

/**
 * Admits programs on this machine, our own pages, and a person who follows a link. A page of another site cannot reach
 * us under its own name, and its requests either name their origin or hide it.
 */
export function isLocalRequest(request: RequestHead): boolean {
  const host = request.header('host') ?? ''
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return false
  const [origin, site] = [request.header('origin'), request.header('sec-fetch-site')]
  if (origin !== undefined) return origin === `http://${host}`
  return ['GET', 'HEAD'].includes(request.method) || site === undefined || ['same-origin', 'none'].includes(site)
}
