import type { BadgeTone } from '@/components/ui/badge'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import { stateTones } from '../../../components/payment-state-tones'
import type { AdminWords } from '../admin-words'

/** The worst of disputes and refunds decides word and color. */
export function paymentBadge(payment: ListedPayment, { t }: AdminWords): { word: string; tone: BadgeTone } {
  const { state, amount, refunded, refundPending, dispute } = payment
  const disputed = dispute && { word: t(`payment.dispute.${dispute.state}`), tone: disputeTones[dispute.state] }
  if (disputed !== null && dispute?.state !== 'won' && dispute?.state !== 'closed') return disputed
  if (refundPending > 0) return { word: t('payment.refund-pending'), tone: 'blue' }
  if (refunded > 0) {
    return { word: t(refunded < amount ? 'payment.refunded-in-part' : 'payment.refunded'), tone: 'grey' }
  }
  return disputed ?? { word: t(`payment.state.${state}`), tone: stateTones[state] }
}

const disputeTones: Record<ListedPayment['movements'][number]['state'], BadgeTone> = {
  inquiry: 'amber',
  'inquiry-answered': 'blue',
  'needs-answer': 'red',
  'under-review': 'blue',
  pending: 'blue',
  won: 'done',
  closed: 'done',
  done: 'done',
  failed: 'red',
  lost: 'red',
}
