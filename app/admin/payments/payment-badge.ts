import type { BadgeTone } from '@/components/ui/badge'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import { stateTones } from '../../payouts/payments/state-tones'
import type { AdminWords } from '../coaches/admin-words'

/** How a payment stands, in a word and its colour; what the client’s bank did comes first, then what was given back. */
export function paymentBadge(payment: ListedPayment, { t }: AdminWords): { word: string; tone: BadgeTone } {
  const { state, amount, refunded, dispute } = payment
  if (dispute !== null) return { word: t(`payment.dispute.${dispute.state}`), tone: disputeTones[dispute.state] }
  if (refunded > 0) {
    return { word: t(refunded < amount ? 'payment.refunded-in-part' : 'payment.refunded'), tone: 'grey' }
  }
  return { word: t(`payment.state.${state}`), tone: stateTones[state] }
}

const disputeTones: Record<ListedPayment['movements'][number]['state'], BadgeTone> = {
  inquiry: 'amber',
  'inquiry-answered': 'blue',
  'needs-answer': 'red',
  'under-review': 'blue',
  pending: 'blue',
  won: 'green',
  closed: 'green',
  done: 'green',
  failed: 'red',
  lost: 'red',
}
