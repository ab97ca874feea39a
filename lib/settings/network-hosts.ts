import { BlockList, isIP } from 'node:net'

/** True when traffic stays on this machine: a local address or a socket folder. */
export function isThisMachine(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || host.startsWith('/') || isIn(loopback, host)
}

/** Private names and addresses: RFC 1918, RFC 4193, RFC 6762, RFC 9476. */
export function isPrivate(host: string): boolean {
  if (isThisMachine(host)) return true
  if (isIP(host) !== 0) return isIn(privateNets, host)
  // A single number is an IPv4 address too: https://man7.org/linux/man-pages/man3/inet_aton.3.html
  if (/^(0x[\da-f]+|\d+)\.?$/i.test(host)) return false
  return !host.replace(/\.$/, '').includes('.') || /\.(internal|local|lan|home\.arpa|svc|intranet)\.?$/i.test(host)
}

const loopback = nets(['127.0.0.0', 8, 'ipv4'], ['::1', 128, 'ipv6'])
const privateNets = nets(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
)

function nets(...all: [address: string, prefix: number, type: 'ipv4' | 'ipv6'][]): BlockList {
  const list = new BlockList()
  for (const [address, prefix, type] of all) list.addSubnet(address, prefix, type)
  return list
}

function isIn(list: BlockList, host: string): boolean {
  const version = isIP(host)
  return version !== 0 && list.check(host, version === 4 ? 'ipv4' : 'ipv6')
}
