import { expect, test } from 'vitest'
import type { BalanceAmount, ListedPayout } from './balance'
import { nextFetchSeconds } from './next-fetch'

const now = new Date('2026-11-27T12:00:00Z')
const hour = 3600
const inHours = (hours: number) => new Date(now.getTime() + hours * hour * 1000)
const none: BalanceAmount = { currency: 'eur', available: 0, pending: 0, pendingFrom: null }
const payout: ListedPayout = {
  id: 'po_1',
  amount: 1,
  currency: 'eur',
  state: 'on-its-way',
  createdAt: inHours(-48),
  arrivesOn: inHours(5),
  bankLast4: null,
  failure: null,
  isAutomatic: true,
  isReconciled: true,
}

test.each<[string, BalanceAmount[], ListedPayout[], number | null]>([
  ['an hour after a payout arrives', [none], [payout], 6 * hour],
  ['an hour from now when it should have arrived', [none], [{ ...payout, arrivesOn: inHours(-30) }], hour],
  ['when pending money becomes available', [{ ...none, pending: 5, pendingFrom: inHours(2) }], [], 3 * hour],
  ['within a day in any case', [none], [{ ...payout, arrivesOn: inHours(90) }], 24 * hour],
  ['in a day while money lies there', [{ ...none, available: -5 }], [], 24 * hour],
  ['in a day while a paid payout may still fail', [none], [{ ...payout, state: 'paid' }], 24 * hour],
  [
    'in a day while nobody knows what a payout holds',
    [none],
    [{ ...payout, state: 'paid', createdAt: inHours(-24 * 15), isReconciled: false }],
    24 * hour,
  ],
  ['never when all is settled', [none], [{ ...payout, state: 'paid', createdAt: inHours(-24 * 15) }], null],
  ['never without money', [], [], null],
])('fetches a balance again %s', (_, amounts, payouts, seconds) => {
  expect(nextFetchSeconds(amounts, payouts, now)).toBe(seconds)
})
