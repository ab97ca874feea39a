import { expect, test } from 'vitest'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import { words } from '../testing/example'
import { toPaymentEntry } from './payment-entry'

test('shows a coach the amount, our fee and what reached them', () => {
  expect(toPaymentEntry(payment({}), words)).toMatchObject({
    amount: '€100.00',
    badge: { word: 'Paid', tone: 'done' },
    sums: [
      { name: 'Our fee', amount: '€10.00' },
      { name: 'You received', amount: '€90.00' },
    ],
    notes: [],
  })
})

test('shows that nothing was received while the client has not paid', () => {
  const open = payment({ state: 'open', reached: null })
  expect(toPaymentEntry(open, words)).toMatchObject({
    badge: { word: 'Awaiting payment' },
    sums: [{ name: 'Our fee' }],
  })
})

test('shows refunds, in part or in full', () => {
  expect(toPaymentEntry(payment({ refunded: 99_99 }), words).badge.word).toBe('Partially refunded')
  expect(toPaymentEntry(payment({ refunded: 100_00 }), words).badge.word).toBe('Refunded')
  const pending = toPaymentEntry(payment({ refundPending: 100_00, dispute: dispute('won', null) }), words)
  expect(pending.badge.word).toBe('Refund pending')
  expect(pending.sums).toContainEqual({ name: 'Being refunded to your client', amount: '€100.00' })
})

test('shows a dispute’s amount and deadline, and how far it is', () => {
  const dueBy = new Date('2026-12-02T12:00:00Z')
  const entry = toPaymentEntry(payment({ dispute: dispute('needs-answer', dueBy) }), words)
  expect(entry.badge).toEqual({ word: 'Disputed', tone: 'amber' })
  expect(entry.notes[0]).toContain('is disputing €85.00. We’ll respond by Wed 2 December, 12:00 UTC (in 9 days)')
})

test('shows an inquiry as a question with a deadline, not as a dispute', () => {
  const dueBy = new Date('2026-12-02T12:00:00Z')
  const entry = toPaymentEntry(payment({ dispute: dispute('inquiry', dueBy) }), words)
  expect(entry.badge).toEqual({ word: 'Bank inquiry', tone: 'amber' })
  expect(entry.notes[0]).toContain(
    'is asking about €85.00. It hasn’t taken any money. We’ll respond by Wed 2 December, 12:00 UTC (in 9 days)',
  )
})

test('shows an answered inquiry as with the bank, without a deadline', () => {
  const entry = toPaymentEntry(
    payment({ dispute: dispute('inquiry-answered', new Date('2026-12-02T12:00:00Z')) }),
    words,
  )
  expect(entry.badge).toEqual({ word: 'Inquiry, response sent', tone: 'blue' })
  expect(entry.notes[0]).toContain(
    'asked about €85.00. It hasn’t taken any money. It has our response and will decide.',
  )
  expect(entry.notes[0]).not.toContain('December')
})

test.each(['inquiry', 'inquiry-answered', 'needs-answer', 'under-review', 'won', 'lost', 'closed'] as const)(
  'says in a sentence that a dispute is %s',
  (state) => {
    expect(toPaymentEntry(payment({ dispute: dispute(state, null) }), words).notes).toEqual([
      expect.stringContaining('€85.00'),
    ])
  },
)

test('shows what a failed refund took from the coach, less the returned fee', () => {
  const short = payment({ shortfall: { reversed: 40_00, feeReturned: 4_00 }, dispute: dispute('won', null) })
  expect(toPaymentEntry(short, words).notes).toEqual([
    'We took €36.00 back from you to refund your client, and the refund failed. We’ll refund your client again, or return the money to you.',
    expect.stringContaining('decided in your favour'),
  ])
})

function dispute(state: Movement['state'], dueBy: Date | null): Movement {
  return {
    id: 'dispute',
    kind: 'dispute',
    amount: 85_00,
    currency: 'eur',
    at: new Date(0),
    state,
    reason: 'fraudulent',
    dueBy,
  }
}

function payment(change: Partial<ListedPayment>): ListedPayment {
  return {
    reference: 'lesson-1',
    coach: { id: 'ana' as ListedPayment['coach']['id'], reference: null, name: 'Ana Ruiz', email: 'ana@example.com' },
    accountId: 'account' as ListedPayment['accountId'],
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
