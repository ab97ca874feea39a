import ipaddr from 'ipaddr.js'

const { IPv6 } = ipaddr

/**
 * Who is calling, for limits only. Our server appends the socket's address to x-forwarded-for, as a proxy would; each
 * of our proxies has appended one more. Anything further left comes from the caller. If there are fewer entries than
 * configured proxies, the leftmost counts; otherwise all callers would share one limit.
 *
 * @param forwardedFor the header as it reached us
 * @param proxyHops how many of our proxies are in front of the app
 */
export function clientAddress(forwardedFor: string | null, proxyHops: number): string {
  const addresses = (forwardedFor ?? '').split(',').map(bareOf)
  return networkOf(addresses.at(-1 - proxyHops) ?? addresses[0] ?? '') || 'unknown'
}

/**
 * The bare address from `192.0.2.1:4711`, `[2001:db8::1]:4711`, `fe80::1%eth0`, or RFC 7239's
 * `for="[2001:db8::1]:4711";proto=https`. With ports, each connection would be a new client.
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

/** An IPv6 client has 2^64 addresses, so count by network: https://www.rfc-editor.org/rfc/rfc4291#section-2.5.4 */
function networkOf(address: string): string {
  if (!IPv6.isValid(address)) return address
  const parsed = IPv6.parse(address)
  if (parsed.isIPv4MappedAddress()) return parsed.toIPv4Address().toString()
  const network = parsed.parts.slice(0, 4)
  return network.map((group) => group.toString(16)).join(':')
}
