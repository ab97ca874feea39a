import { expect, test } from 'vitest'
import { freshnessOf, isStale } from './freshness'
import { readyAccount } from './testing/example'

const aged = (seconds: number) => ({ ...readyAccount, ageSeconds: seconds })

test('a snapshot is fresh when every wanted fetch is done', () => {
  expect(freshnessOf(readyAccount).kind).toBe('fresh')
})

test('a snapshot is checking while a fetch is due, and unconfirmed after a failed one', () => {
  expect(freshnessOf({ ...readyAccount, notified: 4 }).kind).toBe('checking')
  expect(freshnessOf({ ...readyAccount, notified: 4, failures: 1 }).kind).toBe('unconfirmed')
})

test('a snapshot is stale while a fetch is due', () => {
  expect(isStale({ ...aged(0), notified: 4 }, 900)).toBe(true)
})

test('a snapshot is stale when it is older than the gate allows', () => {
  expect(isStale(aged(900), 900)).toBe(false)
  expect(isStale(aged(901), 900)).toBe(true)
})

test('a snapshot from the future is stale, a minute aside', () => {
  expect(isStale(aged(-60), 900)).toBe(false)
  expect(isStale(aged(-61), 900)).toBe(true)
})

test('a snapshot is old after 26 hours without confirmation', () => {
  expect(freshnessOf(aged(26 * 3600)).isOld).toBe(false)
  expect(freshnessOf(aged(26 * 3600 + 1)).isOld).toBe(true)
  expect(freshnessOf({ ...aged(26 * 3600 + 1), accessLostAt: new Date() }).isOld).toBe(false)
})
