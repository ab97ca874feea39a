import { expect, test } from 'vitest'
import type { PayoutSum } from '../ports/statement-store'
import { currencyTotals } from './payout-totals'

const sum = (change: Partial<PayoutSum>): PayoutSum => ({
  currency: 'eur',
  state: 'paid',
  isDebit: false,
  month: 11,
  amount: 100,
  payouts: 1,
  ...change,
})
const none = { amount: 0, payouts: 0 }

test('totals what arrived, is on its way and failed apart, and never nets it with debits', () => {
  const sums = [
    sum({ amount: 500, payouts: 2 }),
    sum({ amount: -70, isDebit: true }),
    sum({ amount: 30, state: 'on-its-way' }),
    sum({ amount: -10, state: 'on-its-way', isDebit: true }),
    sum({ amount: 40, state: 'failed' }),
    sum({ amount: -25, state: 'failed', isDebit: true }),
    sum({ amount: 999, state: 'canceled' }),
  ]
  expect(currencyTotals(sums)).toEqual([
    {
      currency: 'eur',
      arrived: { amount: 500, payouts: 2 },
      onItsWay: { amount: 30, payouts: 1 },
      failed: { amount: 40, payouts: 1 },
      debited: { amount: -70, payouts: 1 },
      debitsOnItsWay: { amount: -10, payouts: 1 },
      debitsFailed: { amount: -25, payouts: 1 },
    },
  ])
})

test('never adds one currency to another', () => {
  const totals = currencyTotals([
    sum({ currency: 'usd', amount: 1 }),
    sum({ amount: 2 }),
    sum({ amount: 3, month: 10 }),
  ])
  expect(totals.map(({ currency, arrived }) => [currency, arrived.amount])).toEqual([
    ['eur', 5],
    ['usd', 1],
  ])
  expect(totals[1]?.debited).toEqual(none)
})

test('has no currency without payouts', () => expect(currencyTotals([])).toEqual([]))
