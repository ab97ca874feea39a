/**
 * Who is calling, for limits only. Our server appends the socket's address to x-forwarded-for, as a proxy would; each
 * proxy of ours that stands before it has appended one more. Whatever is further left was written by the caller.
 *
 * @param forwardedFor the header as it reached us
 * @param proxyHops how many proxies of ours stand before the app
 */
export function clientAddress(forwardedFor: string | null, proxyHops: number): string {
  const addresses = (forwardedFor ?? '').split(',').map((address) => address.trim())
  return addresses.at(-1 - proxyHops) || 'unknown'
}
