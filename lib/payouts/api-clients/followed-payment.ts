import { refundsOf, sumOf } from '../payments/outcome/movement'
import type { KeptPayment } from '../ports/payment-store'

export interface FollowedPayment extends KeptPayment {
  refunded: number
  /** Pending; may still fail. */
  refundPending: number
  /** Taken by clients' banks and not returned. */
  disputed: number
}

export function toFollowed(payment: KeptPayment): FollowedPayment {
  const { movements } = payment
  return { ...payment, ...refundsOf(movements), disputed: sumOf('dispute', movements) }
}
