import { expect, test } from 'vitest'
import { requirePlatform } from './platform-key'

test('makes each test key its own platform, always the same', () => {
  const one = requirePlatform('Bearer sk_test_abcdefgh')
  expect(one.id).toMatch(/^acct_[A-Za-z0-9]{16}$/)
  expect(requirePlatform('Bearer sk_test_abcdefgh').id).toBe(one.id)
  expect(requirePlatform('Bearer rk_test_abcdefgh').id).not.toBe(one.id)
})

test('accepts a key as the user name of basic authentication', () => {
  const basic = `Basic ${Buffer.from('sk_test_abcdefgh:').toString('base64')}`
  expect(requirePlatform(basic).key).toBe('sk_test_abcdefgh')
})

test.each([
  [undefined, /did not provide an API key/],
  ['Bearer ', /did not provide an API key/],
  ['Bearer sk_test_x', /Invalid API Key/],
  ['Bearer pk_test_abcdefgh', /Invalid API Key/],
  ['Bearer sk_live_abcdefgh', /never send it a live key/],
  ['Bearer rk_live_abcdefgh', /never send it a live key/],
])('refuses %s', (authorization, message) => {
  expect(() => requirePlatform(authorization)).toThrow(message)
})
