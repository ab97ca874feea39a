import { isIPv6 } from 'node:net'

/**
 * Who is calling, for limits only. Our server appends the socket's address to x-forwarded-for, as a proxy would; each
 * proxy of ours that stands before it has appended one more. Whatever is further left was written by the caller. Where
 * fewer have appended than are said to, the farthest counts: all callers would be one otherwise, and locked out together.
 *
 * @param forwardedFor the header as it reached us
 * @param proxyHops how many proxies of ours stand before the app
 */
export function clientAddress(forwardedFor: string | null, proxyHops: number): string {
  const addresses = (forwardedFor ?? '').split(',').map(bareOf)
  return networkOf(addresses.at(-1 - proxyHops) ?? addresses[0] ?? '') || 'unknown'
}

/**
 * The address alone, however a proxy writes it: `192.0.2.1:4711`, `[2001:db8::1]:4711`, `fe80::1%eth0`, and as RFC 7239
 * has it, `for="[2001:db8::1]:4711";proto=https`. With the port each connection would be a caller of its own.
 */
function bareOf(written: string): string {
  const node = written.split(';').find((pair) => /^\s*for=/i.test(pair)) ?? written
  const text = node
    .trim()
    .replace(/^for=/i, '')
    .replace(/^"(.*)"$/, '$1')
    .trim()
  const [, bracketed] = /^\[([^\]]*)\](?::\w*)?$/.exec(text) ?? []
  const address = bracketed ?? text.replace(/^([^:]*):\w*$/, '$1')
  return address.replace(/%.*$/, '').toLowerCase()
}

/** One IPv6 caller has 2^64 addresses to choose from, so the network counts: https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4 */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = ipv4In(address)
  if (mapped !== null) return mapped
  const [before = '', after = ''] = address.split('::')
  const groups = (part: string) => (part === '' ? [] : part.split(':'))
  const missing = address.includes('::') ? 8 - groups(before).length - groups(after).length : 0
  const all = [...groups(before), ...Array<string>(missing).fill('0'), ...groups(after)]
  return all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** IPv6 has three ways to write an IPv4 address that came in by it: ::ffff:192.0.2.1, ::ffff:c000:201, and both in full. */
function ipv4In(address: string): string | null {
  const { hostname } = new URL(`http://[${address}]`)
  const [, high = '', low = ''] = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(hostname) ?? []
  if (high === '') return null
  const bytes = [high, low].map((group) => Number.parseInt(group, 16))
  return bytes.flatMap((group) => [group >> 8, group & 255]).join('.')
}
