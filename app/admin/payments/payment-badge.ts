import type { BadgeTone } from '@/components/ui/badge'
import type { KeptPayment } from '@/lib/payouts/payments/payment-store'
import type { AdminWords } from '../coaches/admin-words'

/** How a payment stands, in a word and its colour; what the client’s bank did comes first, then what was given back. */
export function paymentBadge({ state, movements }: KeptPayment, { t }: AdminWords): { word: string; tone: BadgeTone } {
  const disputes = movements.filter(({ kind }) => kind === 'dispute')
  const disputed = disputes.find(({ state }) => state === 'needs-answer' || state === 'inquiry') ?? disputes.at(-1)
  if (disputed !== undefined)
    return { word: t(`payment.dispute.${disputed.state}`), tone: disputeTones[disputed.state] }
  const sum = (kind: 'capture' | 'refund') =>
    movements.reduce((sum, each) => (each.kind === kind && each.state !== 'failed' ? sum + each.amount : sum), 0)
  const refunded = sum('refund')
  if (refunded > 0) {
    return { word: t(refunded < sum('capture') ? 'payment.refunded-in-part' : 'payment.refunded'), tone: 'grey' }
  }
  return { word: t(`payment.state.${state}`), tone: tones[state] }
}

const tones: Record<KeptPayment['state'], BadgeTone> = {
  asked: 'grey',
  open: 'blue',
  paid: 'green',
  canceled: 'grey',
  declined: 'red',
}

const disputeTones: Record<KeptPayment['movements'][number]['state'], BadgeTone> = {
  inquiry: 'amber',
  'needs-answer': 'red',
  'under-review': 'blue',
  pending: 'blue',
  won: 'green',
  closed: 'green',
  done: 'green',
  failed: 'red',
  lost: 'red',
}
