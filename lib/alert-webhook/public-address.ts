import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Looks a name up, and fails unless all its addresses are public. The connection goes to an address that was judged. */
export const lookUpPublic: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return answer(error, '')
    const [first] = addresses
    if (first === undefined || !addresses.every(({ address }) => isPublic(address)))
      return answer(Object.assign(new Error('not a public address'), { code: 'EPRIVATE' }), '')
    return options.all ? answer(null, addresses) : answer(null, first.address, first.family)
  })
}

/** https://www.iana.org/assignments/iana-ipv4-special-registry */
export function isPublic(address: string): boolean {
  const version = isIP(address)
  return version !== 0 && !special.check(address, version === 4 ? 'ipv4' : 'ipv6')
}

const special = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  special.addSubnet(net, prefix, 'ipv6')
