import { expect, test } from 'vitest'
import type { PayoutState } from '../vocabulary/payouts/payout-state'
import type { Payout } from './balance'
import { failedPayouts } from './failed-payout'

test.each<[PayoutState[], number]>([
  [[], 0],
  [['failed'], 1],
  [['failed', 'failed'], 1],
  [['canceled', 'failed'], 1],
  [['on-its-way', 'failed'], 0],
  [['paid', 'failed'], 0],
  [['failed', 'paid'], 1],
])('finds in %j, newest first, %i payouts that still need the coach', (states, count) => {
  expect(failedPayouts(states.map((state) => payout(state)))).toHaveLength(count)
})

test('judges each currency by itself', () => {
  const found = failedPayouts([payout('paid', 'eur'), payout('failed', 'usd'), payout('failed', 'eur')])
  expect(found.map(({ currency }) => currency)).toEqual(['usd'])
})

function payout(state: PayoutState, currency = 'eur'): Payout {
  const at = new Date(0)
  return {
    id: 'po_1',
    amount: 100,
    currency,
    state,
    createdAt: at,
    arrivesOn: at,
    bankLast4: null,
    failure: state === 'failed' ? 'other' : null,
    isAutomatic: true,
  }
}
