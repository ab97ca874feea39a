import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

test('without proxies the caller is the socket, whatever the caller says', () => {
  expect(clientAddress('10.0.0.1', 0)).toBe('10.0.0.1')
  expect(clientAddress('1.2.3.4, 5.6.7.8, 10.0.0.1', 0)).toBe('10.0.0.1')
})

test('behind one proxy the caller is whom that proxy saw', () => {
  expect(clientAddress('1.2.3.4, 5.6.7.8, 10.0.0.1', 1)).toBe('5.6.7.8')
})

test('a caller who came around the proxies shares one limit with all who do', () => {
  expect(clientAddress('10.0.0.1', 2)).toBe('unknown')
  expect(clientAddress(null, 0)).toBe('unknown')
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
])('of the IPv6 address %s the network %s counts', (address, network) => {
  expect(clientAddress(address, 0)).toBe(network)
})
