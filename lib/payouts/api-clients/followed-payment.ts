import { refundsOf, sumOf } from '../payments/outcome/movement'
import type { KeptPayment } from '../ports/payment-store'

/** A charge as a service follows it; minor units. */
export interface FollowedPayment extends KeptPayment {
  refunded: number
  /** On its way back to the client; it may still fail. */
  refundPending: number
  /** What clients' banks took, unless it came back. */
  disputed: number
}

export function toFollowed(payment: KeptPayment): FollowedPayment {
  const { movements } = payment
  return { ...payment, ...refundsOf(movements), disputed: sumOf('dispute', movements) }
}
