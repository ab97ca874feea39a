import { expect, test } from 'vitest'
import { createLock, newCode, toCode } from './code'

test('makes codes of six digits, leading zeros too', () => {
  const codes = Array.from({ length: 2000 }, newCode)
  for (const code of codes) expect(code).toMatch(/^\d{6}$/)
  expect(codes.some((code) => code.startsWith('0'))).toBe(true)
  expect(new Set(codes).size).toBeGreaterThan(1900)
})

test.for([
  ['123456', '123456'],
  [' 123 456 ', '123456'],
  ['123\u00a0456', '123456'],
  ['123–456', '123456'],
  ['１２３４５６', '123456'],
  ['\u200e000042\u200f', '000042'],
])('reads the code in %j', ([typed, code]) => expect(toCode(typed)).toBe(code))

test.for([null, '', '12345', '1234567', '12345a', '123 45', '1e5000', '+12345', '1'.repeat(50), 123456, new Blob()])(
  'reads no code in %j',
  (typed) => expect(toCode(typed)).toBeNull(),
)

test('opens a locked token only with the same code, browser and secret', () => {
  const locked = createLock('ours', 'browser', '123456').seal('token')
  expect(createLock('ours', 'browser', '123456').open(locked)).toBe('token')
  expect(createLock('ours', 'browser', '123457').open(locked)).toBeNull()
  expect(createLock('ours', 'other', '123456').open(locked)).toBeNull()
  expect(createLock('theirs', 'browser', '123456').open(locked)).toBeNull()
})
