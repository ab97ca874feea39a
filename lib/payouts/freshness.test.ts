import { expect, test } from 'vitest'
import { readyAccount } from './example'
import { freshnessOf, isStale } from './freshness'

const at = (seconds: number) => new Date(readyAccount.checkedAt.getTime() + seconds * 1000)

test('a snapshot is fresh when all news was fetched', () => {
  expect(freshnessOf(readyAccount).kind).toBe('fresh')
})

test('news on its way is being checked, and cannot be confirmed once a read failed', () => {
  expect(freshnessOf({ ...readyAccount, notified: 4 }).kind).toBe('checking')
  expect(freshnessOf({ ...readyAccount, notified: 4, failures: 1 }).kind).toBe('unconfirmed')
})

test('a snapshot is stale when news waits', () => {
  expect(isStale({ ...readyAccount, notified: 4 }, at(0), 900)).toBe(true)
})

test('a snapshot is stale when it is older than the gate allows', () => {
  expect(isStale(readyAccount, at(900), 900)).toBe(false)
  expect(isStale(readyAccount, at(901), 900)).toBe(true)
})
