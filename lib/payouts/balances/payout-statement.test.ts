import { expect, test } from 'vitest'
import type { PayoutSum } from '../ports/statement-store'
import { toCurrencies } from './payout-statement'

const paid = (month: number, amount: number, currency = 'eur'): PayoutSum => ({
  currency,
  state: 'paid',
  isDebit: amount < 0,
  month,
  amount,
  payouts: 1,
})

test('adds up each month that has payouts, in order, and the year', () => {
  expect(toCurrencies([paid(11, 500), paid(2, 300), paid(11, -40)])).toEqual([
    {
      currency: 'eur',
      months: [
        { month: 2, arrived: { amount: 300, payouts: 1 }, debited: { amount: 0, payouts: 0 } },
        { month: 11, arrived: { amount: 500, payouts: 1 }, debited: { amount: -40, payouts: 1 } },
      ],
      arrived: { amount: 800, payouts: 2 },
      debited: { amount: -40, payouts: 1 },
    },
  ])
})

test('states each currency by itself', () => {
  expect(
    toCurrencies([paid(1, 5, 'usd'), paid(1, 7)]).map(({ currency, arrived }) => [currency, arrived.amount]),
  ).toEqual([
    ['eur', 7],
    ['usd', 5],
  ])
})
