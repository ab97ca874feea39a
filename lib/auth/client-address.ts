import { isIPv6 } from 'node:net'

/**
 * Who is calling, for limits only. Our server appends the socket's address to x-forwarded-for, as a proxy would; each
 * proxy of ours that stands before it has appended one more. Whatever is further left was written by the caller.
 *
 * @param forwardedFor the header as it reached us
 * @param proxyHops how many proxies of ours stand before the app
 */
export function clientAddress(forwardedFor: string | null, proxyHops: number): string {
  const addresses = (forwardedFor ?? '').split(',').map((address) => address.trim())
  return networkOf(addresses.at(-1 - proxyHops) ?? '') || 'unknown'
}

/** One IPv6 caller has 2^64 addresses to choose from, so the network counts: https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4 */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [before = '', after = ''] = address.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const missing = address.includes('::') ? 8 - groups(before).length - groups(after).length : 0
  const all = [...groups(before), ...Array<string>(missing).fill('0'), ...groups(after)]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}
