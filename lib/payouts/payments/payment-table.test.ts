import { expect, test } from 'vitest'
import { toFollowed } from '../api-clients/follow-payment'
import type { KeptPayment } from '../ports/payment-store'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { Movement } from './outcome/movement'
import { toListed } from './payment-table'

test('shows an unpaid payment as not received, with its coming fee', () => {
  expect(toListed(payment([]))).toMatchObject({ feeKept: 10_00, reached: null, refunded: 0 })
})

test('shows a paid payment that waits for its transfer as not received', () => {
  expect(toListed(payment([moved('capture', 100_00)]))).toMatchObject({ feeKept: 10_00, reached: null })
})

test('shows a paid payment received less our fee', () => {
  expect(toListed(payment(paid))).toMatchObject({ feeKept: 10_00, reached: 90_00, refunded: 0 })
})

test('leaves coach and platform their parts of the rest after a refund that takes back', () => {
  const back = [moved('refund', 50_00), moved('reversal', 50_00), moved('fee-return', 5_00)]
  expect(toListed(payment([...paid, ...back]))).toMatchObject({ feeKept: 5_00, reached: 45_00, refunded: 50_00 })
})

test('leaves the coach everything after a refund that takes nothing back', () => {
  expect(toListed(payment([...paid, moved('refund', 50_00)]))).toMatchObject({ reached: 90_00, refunded: 50_00 })
})

test('ignores a failed refund', () => {
  expect(toListed(payment([...paid, moved('refund', 50_00, 'failed')]))).toMatchObject({
    refunded: 0,
    shortfall: null,
  })
})

test('shows what a failed refund took back as missing', () => {
  const back = [moved('refund', 50_00, 'failed'), moved('reversal', 50_00), moved('fee-return', 5_00)]
  expect(toListed(payment([...paid, ...back]))).toMatchObject({
    reached: 45_00,
    refunded: 0,
    shortfall: { reversed: 50_00, feeReturned: 5_00 },
  })
})

test('shows the dispute that waits for an answer before a newer closed one', () => {
  const disputes = [moved('dispute', 50_00, 'needs-answer'), moved('dispute', 20_00, 'won')]
  expect(toListed(payment([...paid, ...disputes]))).toMatchObject({ dispute: { amount: 50_00 }, awaitsAnswer: true })
  expect(toListed(payment([...paid, moved('dispute', 20_00, 'won')]))).toMatchObject({
    dispute: { amount: 20_00 },
    awaitsAnswer: false,
  })
})

test('shows the worst of several disputes, in any order', () => {
  const worstFirst = ['needs-answer', 'inquiry', 'lost', 'under-review', 'inquiry-answered', 'won', 'closed'] as const
  for (const [place, worse] of worstFirst.entries()) {
    for (const better of worstFirst.slice(place + 1)) {
      const two = [moved('dispute', 1, worse), moved('dispute', 2, better)]
      for (const disputes of [two, two.toReversed()])
        expect(toListed(payment([...paid, ...disputes])).dispute?.state).toBe(worse)
    }
  }
})

test('shows the dispute due first of two that wait for an answer', () => {
  const due = (day: string, amount: number) => ({
    ...moved('dispute', amount, 'needs-answer'),
    dueBy: new Date(`2026-04-${day}`),
  })
  expect(toListed(payment([...paid, due('09', 9), due('02', 1)])).dispute?.amount).toBe(1)
})

test('shows a pending refund as on its way, not as refunded', () => {
  const back = [moved('refund', 50_00, 'pending'), moved('refund', 20_00)]
  expect(toListed(payment([...paid, ...back]))).toMatchObject({ refunded: 20_00, refundPending: 50_00 })
  expect(toFollowed(payment([...paid, ...back]))).toMatchObject({ refunded: 20_00, refundPending: 50_00 })
})

test('waits for an answer to an inquiry until the bank has it', () => {
  expect(toListed(payment([...paid, moved('dispute', 50_00, 'inquiry')]))).toMatchObject({ awaitsAnswer: true })
  const answered = moved('dispute', 50_00, 'inquiry-answered')
  expect(toListed(payment([...paid, answered]))).toMatchObject({ dispute: answered, awaitsAnswer: false })
})

const paid = [moved('capture', 100_00), moved('fee', 10_00), moved('transfer', 100_00)]

function moved(kind: Movement['kind'], amount: number, state: Movement['state'] = 'done'): Movement {
  return { id: `${kind}-${amount}`, kind, amount, currency: 'eur', at: new Date(0), state, reason: null, dueBy: null }
}

function payment(movements: Movement[]): KeptPayment {
  return {
    reference: 'lesson-1',
    coach: { id: 'ana' as CoachId, reference: null, name: 'Ana Ruiz', email: 'ana@example.com' },
    accountId: 'account' as AccountId,
    amount: 100_00,
    currency: 'eur',
    fee: 10_00,
    state: movements.length === 0 ? 'open' : 'paid',
    refusal: null,
    paymentId: 'payment',
    admittedAt: new Date(0),
    checkedAt: null,
    checkFailing: null,
    movements,
  }
}
