import { expect, test } from 'vitest'
import type { PayoutMonth } from '@/lib/payouts/balances/payout-month'
import { words } from '../testing/example'
import { toMonthText } from './month-text'

const none = { amount: 0, payouts: 0 }
const totals = {
  currency: 'eur',
  arrived: { amount: 120_000, payouts: 4 },
  debited: none,
  onItsWay: none,
  failed: none,
  debitsOnItsWay: none,
  debitsFailed: none,
}
const view: PayoutMonth = {
  payouts: [],
  payoutCount: 0,
  totals: [totals],
  contentsToCome: 0,
  earlier: null,
  later: null,
  years: [],
}
const said = (change: Partial<PayoutMonth>) => toMonthText({ ...view, ...change }, new Date('2026-11-01'), words)

test('names the month, and totals each currency', () => {
  const dollars = { ...totals, currency: 'usd', arrived: { amount: 500, payouts: 1 } }
  expect(said({ totals: [totals, dollars] })).toMatchObject({
    title: 'November 2026',
    totals: [
      { currency: 'eur', sums: [{ name: 'Arrived', amount: '€1,200.00', count: '4 payouts' }] },
      { currency: 'usd', sums: [{ name: 'Arrived', amount: 'US$5.00', count: '1 payout' }] },
    ],
  })
})

test('says what is on its way, failed or was debited, also where it adds up to nothing', () => {
  const { totals: shown } = said({
    totals: [
      {
        ...totals,
        onItsWay: { amount: 0, payouts: 2 },
        failed: { amount: 700, payouts: 1 },
        debited: { amount: -90, payouts: 1 },
        debitsOnItsWay: { amount: -80, payouts: 1 },
        debitsFailed: { amount: -70, payouts: 1 },
      },
    ],
  })
  expect(shown[0]?.sums.map(({ name, amount }) => [name, amount])).toEqual([
    ['Arrived', '€1,200.00'],
    ['On its way', '€0.00'],
    ['Failed', '€7.00'],
    ['Taken from your bank account', '-€0.90'],
    ['To be taken from your bank account', '-€0.80'],
    ['Could not be taken', '-€0.70'],
  ])
})

test('says that a long list leaves some out, and where all are', () => {
  expect(said({ payoutCount: 1200 }).notAll).toContain('1,200 payouts. The CSV file below has all of them.')
  expect(said({}).notAll).toBeNull()
})
