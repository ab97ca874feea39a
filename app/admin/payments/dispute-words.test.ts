import { expect, test } from 'vitest'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import type { KeptPayment } from '@/lib/payouts/ports/payment-store'
import type { MovementState } from '@/lib/payouts/vocabulary/payments/movement'
import { toDecisionEntry } from '../coaches/[id]/decision-entry'
import { words } from '../testing/words'
import { toMovementEntry } from './[reference]/movement-entry'
import { toPaymentRow } from './payment-row-view'

const dueBy = new Date('2026-12-02T12:00:00Z')

test('shows amount, reason and last day of a dispute that waits for an answer', () => {
  expect(toMovementEntry(dispute('needs-answer'), words)).toMatchObject({
    what: 'Dispute',
    amount: '−€85.00',
    more: ['needs response', 'fraudulent', 'respond by Wed 2 December, 12:00 UTC'],
  })
  expect(toMovementEntry(dispute('inquiry'), words).more).toContain('respond by Wed 2 December, 12:00 UTC')
})

test.each(['inquiry-answered', 'under-review', 'won', 'lost', 'closed'] as const)(
  'shows no day for a dispute that is %s',
  (state) => {
    expect(toMovementEntry(dispute(state), words).more.join()).not.toContain('respond by')
  },
)

test('shows a payment’s dispute and how far its last day is', () => {
  const row = toPaymentRow(listed({ dispute: dispute('needs-answer'), awaitsAnswer: true }), words)
  expect(row.dispute?.text).toContain('€85.00')
  expect(row.dispute?.due).toMatchObject({ at: dueBy.toISOString(), near: 'in 9 days' })
  expect(toPaymentRow(listed({ dispute: dispute('under-review') }), words).dispute).toMatchObject({ due: null })
  expect(toPaymentRow(listed({}), words).dispute).toBeNull()
})

test('shows an answered inquiry as with the bank, without a deadline', () => {
  const row = toPaymentRow(listed({ dispute: dispute('inquiry-answered') }), words)
  expect(row).toMatchObject({ badge: { word: 'Inquiry, response sent', tone: 'blue' }, dispute: { due: null } })
})

test.each([
  ['inquiry', 'The bank is asking about €85.00.'],
  ['inquiry-answered', 'The bank asked about €85.00 and has our response.'],
  ['closed', 'The bank asked about €85.00.'],
  ['lost', '€85.00 disputed.'],
] as const)('shows in the table a dispute that is %s as %s', (state, text) => {
  expect(toPaymentRow(listed({ dispute: dispute(state) }), words).dispute?.text).toBe(text)
})

test.each([
  ['made', 'Refund of €10.00 issued', []],
  ['away', 'No answer from Stripe about the refund of €10.00', []],
  ['lost', 'Refund of €10.00 not issued', ['it never reached Stripe']],
  ['no-money', 'Refund of €10.00 not issued', ['The balance at Stripe is too low for this refund.']],
  [
    'something new',
    'Refund of €10.00 not issued',
    ['Stripe refused this refund. See the payment in Stripe’s dashboard.'],
  ],
])('says the outcome of a refund in words: %s', (outcome, what, why) => {
  const refund = { id: 'refund', reference: 'lesson-1', amount: 10_00, currency: 'eur', takesBack: true }
  const ids = {
    id: '1',
    coachId: 'ana' as KeptPayment['coach']['id'],
    accountId: 'account' as KeptPayment['accountId'],
  }
  const decision = {
    kind: 'refund-outcome',
    at: new Date(0),
    by: { kind: 'machine' },
    refund,
    outcome,
    ...ids,
  } as const
  expect(toDecisionEntry(decision, new Map(), words)).toMatchObject({ what, evidence: ['reference lesson-1', ...why] })
})

function dispute(state: MovementState): Movement {
  const moved = { id: 'dispute', kind: 'dispute', amount: 85_00, currency: 'eur', at: new Date(0) } as const
  return { ...moved, state, reason: 'fraudulent', dueBy }
}

function listed(change: Partial<ListedPayment>): ListedPayment {
  return {
    reference: 'lesson-1',
    coach: { id: 'ana' as KeptPayment['coach']['id'], reference: null, name: 'Ana Ruiz', email: 'ana@example.com' },
    accountId: 'account' as KeptPayment['accountId'],
    amount: 100_00,
    currency: 'eur',
    fee: 10_00,
    state: 'paid',
    refusal: null,
    paymentId: 'payment',
    admittedAt: new Date(0),
    checkedAt: null,
    checkFailing: null,
    movements: [],
    feeKept: 10_00,
    reached: 90_00,
    refunded: 0,
    refundPending: 0,
    shortfall: null,
    dispute: null,
    awaitsAnswer: false,
    ...change,
  }
}
