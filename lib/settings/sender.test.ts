import { expect, test } from 'vitest'
import { toSender } from './sender'

test.each([
  ['pay@example.com', 'Acme', 'pay@example.com'],
  ['<pay@example.com>', 'Acme', 'pay@example.com'],
  ['Pay desk <pay@example.com>', 'Pay desk', 'pay@example.com'],
  ['"Acme, \\"Inc\\"" <pay@example.com>', 'Acme, "Inc"', 'pay@example.com'],
  ['شركة <pay@example.com>', 'شركة', 'pay@example.com'],
])('reads the sender %s, and calls one without a name by the platform’s', (from, name, address) => {
  expect(toSender(from, 'Acme')).toEqual({ name, address })
})
