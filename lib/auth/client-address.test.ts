import { expect, test } from 'vitest'
import { clientAddress } from './client-address'

test('uses the socket’s address without proxies, whatever the caller says', () => {
  expect(clientAddress('10.0.0.1', 0)).toBe('10.0.0.1')
  expect(clientAddress('1.2.3.4, 5.6.7.8, 10.0.0.1', 0)).toBe('10.0.0.1')
})

test('uses the address that the one proxy saw', () => {
  expect(clientAddress('1.2.3.4, 5.6.7.8, 10.0.0.1', 1)).toBe('5.6.7.8')
})

test('still distinguishes callers with fewer proxies than configured', () => {
  expect(clientAddress('192.0.2.1, 10.0.0.1', 2)).toBe('192.0.2.1')
  expect(clientAddress('192.0.2.2, 10.0.0.1', 2)).toBe('192.0.2.2')
  expect(clientAddress('192.0.2.3', 9)).toBe('192.0.2.3')
  expect(clientAddress(null, 0)).toBe('unknown')
})

test.each([
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0DB8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::9', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
])('counts the IPv6 address %s by its network %s', (address, network) => {
  expect(clientAddress(address, 0)).toBe(network)
})

test.each([
  ['192.0.2.1:4711', '192.0.2.1'],
  ['192.0.2.1', '192.0.2.1'],
  ['[2001:db8:1:2::9]:4711', '2001:db8:1:2'],
  ['[2001:db8:1:2::9]', '2001:db8:1:2'],
  ['"[2001:db8:1:2::9]:4711"', '2001:db8:1:2'],
  ['for=192.0.2.1', '192.0.2.1'],
  ['For="[2001:db8:1:2::9]:4711";proto=https;by=203.0.113.43', '2001:db8:1:2'],
  ['proto=https; for="192.0.2.1:4711"', '192.0.2.1'],
  ['for="_gazonk"', '_gazonk'],
  ['::FFFF:192.0.2.1', '192.0.2.1'],
  ['::ffff:c000:201', '192.0.2.1'],
  ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1'],
  ['[::ffff:192.0.2.1]:4711', '192.0.2.1'],
  ['FE80:0:0:1::1%eth0', 'fe80:0:0:1'],
  ['', 'unknown'],
  [' : ', 'unknown'],
])('reads a proxy’s %s as %s', (written, address) => {
  expect(clientAddress(`1.2.3.4, ${written}, 10.0.0.1`, 1)).toBe(address)
})

test('identifies a caller independently of the port', () => {
  const ports = ['203.0.113.7:1024', '203.0.113.7:65535', '203.0.113.7']
  expect(new Set(ports.map((caller) => clientAddress(`${caller}, 10.0.0.1`, 1))).size).toBe(1)
})
