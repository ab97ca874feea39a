import { expect, test } from 'vitest'
import { toPhone } from './phone'

test.each([
  ['+49 151 1234-5678', '+4915112345678'],
  ['0049 (151) 12345678', '+4915112345678'],
  ['\u202a+1 415 555 0123\u202c', '+14155550123'],
  ['＋１４１５５５５０１２３', '+14155550123'],
])('reads %s as a phone number with its country', (typed, phone) => {
  expect(toPhone(typed)).toBe(phone)
})

test.each(['', '0151 12345678', '+0151123456', '+49', '+49 151 1234 5678 9012 3', 'call me', '+1415<b>5550123', null])(
  'takes %s for no phone number that can be called from everywhere',
  (typed) => {
    expect(toPhone(typed)).toBeNull()
  },
)
