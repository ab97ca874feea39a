import type { BadgeTone } from '@/components/ui/badge'
import type { PaymentState } from '@/lib/payouts/vocabulary/payment-state'

/** A payment's state has one colour, whoever looks at it. */
export const stateTones: Record<PaymentState, BadgeTone> = {
  asked: 'grey',
  open: 'blue',
  processing: 'blue',
  paid: 'green',
  canceled: 'grey',
  declined: 'red',
}
