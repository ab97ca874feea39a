import { expect, test } from 'vitest'
import { ready } from './testing/example'
import { isWaiting } from './waiting'

const checkedAt = new Date('2026-11-23T12:00:00Z')

test('does not poll for a page that only its coach can change', () => {
  expect(isWaiting(ready)).toBe(false)
  expect(isWaiting({ state: 'not-started', notes: [], freshness: null })).toBe(false)
})

test('polls while Stripe works and while a fetch is due', () => {
  expect(isWaiting({ ...ready, state: 'in-review' })).toBe(true)
  expect(isWaiting({ ...ready, state: 'ready-due', notes: ['checking'] })).toBe(true)
  expect(
    isWaiting({ ...ready, freshness: { kind: 'checking', checkedAt, checkedBy: 'webhook-event', isOld: false } }),
  ).toBe(true)
  expect(
    isWaiting({ ...ready, freshness: { kind: 'unconfirmed', checkedAt, checkedBy: 'return', isOld: false } }),
  ).toBe(true)
})
