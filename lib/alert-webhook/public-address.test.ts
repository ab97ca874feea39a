import { expect, test } from 'vitest'
import { isPublic, lookUpPublic } from './public-address'

test.each([
  '127.0.0.1',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.31.255.255',
  '192.168.1.1',
  '198.19.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:10.0.0.1',
  '64:ff9b::a00:1',
  'fd00::1',
  'fe80::1',
  'ff02::1',
  'example.com',
  '',
])('%j is no public address', (address) => {
  expect(isPublic(address)).toBe(false)
})

test.each(['1.1.1.1', '172.32.0.1', '192.0.1.1', '2606:4700::1111'])('%s is public', (address) => {
  expect(isPublic(address)).toBe(true)
})

test('a name that leads to this machine is not looked up for a connection', async () => {
  const look = (all: boolean) =>
    new Promise<unknown>((resolve) => lookUpPublic('localhost', { all }, (error) => resolve(error?.code)))
  expect(await look(true)).toBe('EPRIVATE')
  expect(await look(false)).toBe('EPRIVATE')
})
