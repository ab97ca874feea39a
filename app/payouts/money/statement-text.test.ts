import { expect, test } from 'vitest'
import type { PayoutStatement } from '@/lib/payouts/balances/payout-statement'
import { now, words } from '../testing/example'
import { toStatementText } from './statement-text'

const none = { amount: 0, payouts: 0 }
const arrived = { amount: 123_450, payouts: 1250 }
const euros = { currency: 'eur', months: [{ month: 11, arrived, debited: none }], arrived, debited: none }
const view: PayoutStatement = {
  coach: { name: 'Ana Ruiz', email: 'ana@example.com' },
  currencies: [euros],
  onItsWay: 0,
  debitsOnItsWay: 0,
  checkedAt: now,
}
const said = (change: Partial<PayoutStatement>) => toStatementText({ ...view, ...change }, 2026, 'Greenlight', words)

test('names the coach, the platform, the year, and when this came from Stripe', () => {
  expect(said({}).facts.map(({ lines }) => lines)).toEqual([
    ['Ana Ruiz', 'ana@example.com'],
    ['Greenlight'],
    ['1 January 2026 to 31 December 2026'],
    [expect.stringMatching(/^Stripe, .*2026.*23:30/)],
  ])
  expect(said({ coach: { ...view.coach, name: null } }).facts[0]?.lines).toEqual(['ana@example.com'])
})

test('states each currency month by month, and in total', () => {
  expect(said({}).tables).toEqual([
    {
      caption: 'Payouts in EUR',
      columns: ['Month', 'Payouts', 'Arrived'],
      rows: [{ head: 'November 2026', cells: ['1,250', '€1,234.50'] }],
      nothing: '–',
      total: { head: 'Total', cells: ['1,250', '€1,234.50'] },
    },
  ])
})

test('keeps what was taken from the bank account in a column of its own', () => {
  const debited = { amount: -5_000, payouts: 1 }
  const [table] = said({ currencies: [{ ...euros, months: [{ month: 2, arrived: none, debited }], debited }] }).tables
  expect(table?.columns.at(-1)).toBe('Taken from your bank account')
  expect(table?.rows[0]?.cells).toEqual([null, null, '-€50.00'])
})

test('says what is still on its way, and that this is no tax advice', () => {
  expect(said({ onItsWay: 2 }).notes).toEqual([
    '2 more payouts are on their way. They aren’t in these amounts.',
    expect.stringContaining('They aren’t tax advice.'),
  ])
  expect(said({ debitsOnItsWay: 1 }).notes[0]).toBe(
    'Stripe is still taking one amount from your bank account. It isn’t in these amounts.',
  )
  expect(said({ currencies: [], checkedAt: null })).toMatchObject({ tables: [], notes: [] })
})
