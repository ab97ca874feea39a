import { expect, test } from 'vitest'
import { shortAddress } from './short-address'

test('leaves an address of sixty characters as it is', () => {
  const address = `${'a'.repeat(48)}@example.com`
  expect(shortAddress(address)).toBe(address)
})

test('shortens a longer one in the middle, and keeps what tells addresses apart', () => {
  expect(shortAddress(`ana.${'x'.repeat(50)}.ruiz@example.com`)).toBe('ana.xxxxxxx…xxxxxx.ruiz@example.com')
  const domain = `${'long-name.'.repeat(19)}example.com`
  const short = shortAddress(`${'a'.repeat(40)}b@${domain}`)
  expect(short).toHaveLength(60)
  expect(short).toMatch(/^a{11}…a{10}b@….*long-name\.example\.com$/)
  expect(shortAddress(`ana@${domain}`)).toMatch(/^ana@….*\.example\.com$/)
})
