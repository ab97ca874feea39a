import { expect, test } from 'vitest'
import type { BalanceAmount, PayoutSchedule } from './balance'
import { nextPayouts } from './next-payout'

// A Friday.
const now = new Date('2026-11-27T15:00:00Z')
const daily: PayoutSchedule = { interval: 'daily', weekday: null, dayOfMonth: null }

test.each<[string, PayoutSchedule, string, string]>([
  ['on the next day', daily, '2026-11-28', '2026-12-01'],
  ['on the weekday', { ...daily, interval: 'weekly', weekday: 4 }, '2026-12-03', '2026-12-07'],
  [
    'on the first of several weekdays',
    { ...daily, interval: 'weekly', weekday: 5, weekdays: [5, 3] },
    '2026-12-02',
    '2026-12-04',
  ],
  [
    'on the first of several days of the month',
    { ...daily, interval: 'monthly', dayOfMonth: 20, daysOfMonth: [20, 5] },
    '2026-12-05',
    '2026-12-08',
  ],
  ['on the day of the month', { ...daily, interval: 'monthly', dayOfMonth: 15 }, '2026-12-15', '2026-12-17'],
  ['on the last day of a short month', { ...daily, interval: 'monthly', dayOfMonth: 31 }, '2026-11-30', '2026-12-02'],
])('pays out what is available %s, in the bank two business days later', (_, schedule, sent, arrives) => {
  expect(nextPayouts([amount({ available: 500, pending: 900 })], schedule, now)).toEqual([
    { currency: 'eur', amount: 500, sentOn: new Date(sent), arrivesOn: new Date(arrives) },
  ])
})

test('pays out what is pending once it is available', () => {
  const pendingFrom = new Date('2026-12-02T00:00:00Z')
  expect(nextPayouts([amount({ available: -200, pending: 900, pendingFrom })], daily, now)).toEqual([
    { currency: 'eur', amount: 700, sentOn: pendingFrom, arrivesOn: new Date('2026-12-04') },
  ])
})

test.each<[string, BalanceAmount[], PayoutSchedule]>([
  ['nothing is there', [amount({})], daily],
  ['more is owed than comes', [amount({ available: -900, pending: 500, pendingFrom: now })], daily],
  ['nobody knows when it becomes available', [amount({ pending: 500 })], daily],
  ['the coach asks for payouts', [amount({ available: 500 })], { ...daily, interval: 'manual' }],
])('names no payout when %s', (_, amounts, schedule) => {
  expect(nextPayouts(amounts, schedule, now)).toEqual([])
})

test('names one for each currency', () => {
  const amounts = [amount({ available: 1 }), { ...amount({ available: 2 }), currency: 'usd' }]
  expect(nextPayouts(amounts, daily, now).map(({ currency }) => currency)).toEqual(['eur', 'usd'])
})

function amount(change: Partial<BalanceAmount>): BalanceAmount {
  return { currency: 'eur', available: 0, pending: 0, pendingFrom: null, ...change }
}
