import { expect, test } from 'vitest'
import type { StaffMoney } from '@/lib/payouts/balances/staff-money'
import { isPaidOut, states } from '@/lib/payouts/vocabulary/accounts/state'
import { words } from '../../testing/words'
import { moneyFacts } from './money-facts'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const money: StaffMoney = {
  balance: null,
  payouts: [],
  failed: [],
  next: [
    { currency: 'eur', amount: 12_000, sentOn: day('2026-11-26'), arrivesOn: day('2026-11-30') },
    { currency: 'jpy', amount: 900, sentOn: day('2026-11-27'), arrivesOn: day('2026-12-01') },
  ],
  refused: [],
  refusedDays: 30,
  isDue: false,
  isUnconfirmed: false,
  paid: [],
  paidDays: 30,
}

test('tells staff when the next payout in each currency is sent and reaches the bank', () => {
  expect(moneyFacts(money, 'ready', words)).toEqual([
    { name: 'Next payout', text: 'About €120.00, expected around Mon 30 November, sent around Thu 26 November' },
    { name: 'Next payout', text: 'About JP¥900, expected around Tue 1 December, sent around Fri 27 November' },
  ])
})

test('tells staff of no next payout while payouts are off', () => {
  const told = states.filter((state) => moneyFacts(money, state, words).length > 0)
  expect(told).toEqual(states.filter(isPaidOut))
  expect(told).not.toContain('stopped')
})
