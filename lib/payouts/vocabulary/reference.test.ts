import { expect, test } from 'vitest'
import { coachIdGrammar, referenceGrammar } from './reference'

test.each(['4711', 'order-4711', 'a', '...', '.a', 'a..', '..a', 'Booking:2026_11.1', 'x'.repeat(64)])(
  'allows a reference %s',
  (reference) => {
    expect(referenceGrammar.test(reference)).toBe(true)
  },
)

test.each(['', '.', '..', ' ', 'order 1', 'a/b', 'a%2f', 'é', 'a\n', '\0', 'x'.repeat(65)])(
  'refuses %j as a reference',
  (reference) => {
    expect(referenceGrammar.test(reference)).toBe(false)
  },
)

test('keeps every reference intact in an address', () => {
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

test('takes only a lower-case UUID as an id of ours', () => {
  const id = '0b6cde1c-40f0-4c2b-9a3f-5d0c8f0f6f11'
  expect(coachIdGrammar.test(id)).toBe(true)
  for (const wrong of ['', '17', 'acct_1', id.toUpperCase(), ` ${id}`, `${id}\n`, id.slice(1), `${id}0`, "' OR ''='"])
    expect(coachIdGrammar.test(wrong), wrong).toBe(false)
})
