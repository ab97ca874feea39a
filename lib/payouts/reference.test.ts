import { expect, test } from 'vitest'
import { referenceGrammar } from './reference'

test.each(['4711', 'order-4711', 'a', '...', '.a', 'a..', '..a', 'Booking:2026_11.1', 'x'.repeat(64)])(
  'a reference may be %s',
  (reference) => {
    expect(referenceGrammar.test(reference)).toBe(true)
  },
)

test.each(['', '.', '..', ' ', 'order 1', 'a/b', 'a%2f', 'é', 'a\n', '\0', 'x'.repeat(65)])(
  '%j is no reference',
  (reference) => {
    expect(referenceGrammar.test(reference)).toBe(false)
  },
)

test('whatever is a reference stays whole in an address', () => {
  for (const first of signs)
    for (const second of ['', ...signs]) {
      const reference = first + second
      if (!referenceGrammar.test(reference)) continue
      expect(new URL(`/payments/${encodeURIComponent(reference)}`, 'http://localhost').pathname).toBe(
        `/payments/${encodeURIComponent(reference)}`,
      )
    }
})

const signs = [...'Az09._:-']
