import type { BadgeTone } from '@/components/ui/badge'
import type { PaymentState } from '@/lib/payouts/vocabulary/payments/payment-state'

/** One color for each state, for every reader. */
export const stateTones: Record<PaymentState, BadgeTone> = {
  asked: 'grey',
  open: 'blue',
  processing: 'blue',
  paid: 'done',
  canceled: 'grey',
  declined: 'red',
}
