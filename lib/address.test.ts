import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toAddress } from './address'

test('takes an address in lower case, without surrounding spaces', () => {
  expect(toAddress(' Ana.Ruiz+coach@Mail.Example.com ')).toBe('ana.ruiz+coach@mail.example.com')
})

test.each([
  '',
  'ana',
  'ana@',
  '@example.com',
  'ana@example',
  'ana@@example.com',
  'ana@b@example.com',
  '"ana"@example.com',
  'ana @example.com',
  'ana@example.com,ben@example.com',
  'ana@example.com\nbcc: ben@example.com',
  'ana@exa\u0000mple.com',
  'ana＠example.com',
  'аna@example.com',
  'ana@exämple.com',
  'ana@-example.com',
  'ana@example..com',
  '.ana@example.com',
  'ana@[127.0.0.1]',
  'ana@\u212aelvin.example',
  'an\u200ba@example.com',
  `${'a'.repeat(65)}@example.com`,
  `ana@${'a'.repeat(250)}.com`,
])('refuses %o as an address', (typed) => {
  expect(toAddress(typed)).toBeNull()
})

test('refuses anything but text as an address', () => {
  for (const typed of [undefined, null, 1, {}, ['ana@example.com']]) expect(toAddress(typed)).toBeNull()
})

test('takes only plain ASCII with one at sign and nothing that could split a mail header', () => {
  fc.assert(
    fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' })), (typed) => {
      const address = toAddress(typed)
      if (address !== null) expect(address).toMatch(/^[!-?A-~]+@[!-?A-~]+$/)
    }),
    { numRuns: 2000 },
  )
})
