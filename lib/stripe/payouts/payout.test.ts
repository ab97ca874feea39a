import type Stripe from 'stripe'
import { expect, test } from 'vitest'
import { toPayout } from './payout'

const payout = {
  id: 'po_1',
  object: 'payout',
  amount: 100,
  currency: 'eur',
  status: 'paid',
  created: 1_790_000_000,
  arrival_date: 1_790_000_000,
  destination: null,
  failure_code: null,
  automatic: true,
} as Stripe.Payout

test.each([
  ['completed', true],
  ['not_applicable', true],
  ['in_progress', false],
] as const)('with reconciliation %s, says that its contents are worked out: %s', (status, isReconciled) => {
  expect(toPayout({ ...payout, reconciliation_status: status }).isReconciled).toBe(isReconciled)
})
