import type { PaymentEntry } from '@/components/payouts/payment-list'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { Shortfall } from '@/lib/payouts/payments/outcome/shortfall'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import type { CoachWords } from '@/lib/words/coach-words'
import { stateTones } from '../../../components/payment-state-tones'

/** One payment in the coach's words. */
export function toPaymentEntry(payment: ListedPayment, words: CoachWords): PaymentEntry {
  const { t, money, exactly } = words
  const { reference, amount, currency, admittedAt, feeKept, reached, refunded, refundPending, dispute, shortfall } =
    payment
  const sum = (name: 'fee' | 'reached' | 'refunded' | 'refund-pending', sum: number) => ({
    name: t(`payments.${name}`),
    amount: money(sum, currency),
  })
  return {
    reference,
    amount: money(amount, currency),
    badge: toBadge(payment, words),
    made: t('payments.made', { day: exactly(admittedAt), reference }),
    at: admittedAt.toISOString(),
    sums: [
      sum('fee', feeKept),
      ...(refunded === 0 ? [] : [sum('refunded', refunded)]),
      ...(refundPending === 0 ? [] : [sum('refund-pending', refundPending)]),
      ...(reached === null ? [] : [sum('reached', reached)]),
    ],
    notes: [
      ...(shortfall === null ? [] : [sayShortfall(shortfall, currency, words)]),
      ...(dispute === null ? [] : [sayDispute(dispute, words)]),
    ],
  }
}

function toBadge(payment: ListedPayment, { t }: CoachWords): PaymentEntry['badge'] {
  const { state, amount, refunded, refundPending, dispute } = payment
  const stage = dispute === null ? null : stageOf(dispute)
  const disputed = stage && { word: t(`payments.dispute.badge.${stage}`), tone: disputeTones[stage] }
  if (disputed !== null && stage !== 'won' && stage !== 'closed') return disputed
  if (refundPending > 0) return { word: t('payments.badge.refund-pending'), tone: 'blue' }
  if (refunded > 0) {
    return { word: t(`payments.badge.${refunded < amount ? 'refunded-in-part' : 'refunded'}`), tone: 'grey' }
  }
  return disputed ?? { word: t(`payments.badge.${state}`), tone: stateTones[state] }
}

function sayShortfall({ reversed, feeReturned }: Shortfall, currency: string, { t, money }: CoachWords): string {
  return t('payments.shortfall', { short: money(reversed - feeReturned, currency) })
}

function sayDispute(dispute: Movement, { t, money, deadline }: CoachWords): string {
  const amount = money(dispute.amount, dispute.currency)
  const stage = stageOf(dispute)
  if (stage !== 'waiting' && stage !== 'asked') return t(`payments.dispute.${stage}`, { amount })
  if (dispute.dueBy === null) return t(`payments.dispute.${stage}-undated`, { amount })
  return t(`payments.dispute.${stage}`, { amount, day: deadline(dispute.dueBy) })
}

/** asked: an inquiry, nothing taken yet. */
type DisputeStage = 'asked' | 'asked-answered' | 'waiting' | 'under-review' | 'won' | 'lost' | 'closed'

function stageOf({ state }: Movement): DisputeStage {
  if (state === 'inquiry') return 'asked'
  if (state === 'inquiry-answered') return 'asked-answered'
  return state === 'under-review' || state === 'won' || state === 'lost' || state === 'closed' ? state : 'waiting'
}

const disputeTones = {
  asked: 'amber',
  'asked-answered': 'blue',
  waiting: 'amber',
  'under-review': 'blue',
  won: 'done',
  closed: 'done',
  lost: 'red',
} as const
