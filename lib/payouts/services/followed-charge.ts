import { sumOf } from '../payments/movement'
import type { KeptPayment } from '../payments/payment-store'

/** A charge as a service follows it; minor units. */
export interface FollowedCharge extends KeptPayment {
  refunded: number
  /** What clients' banks took, unless it came back. */
  disputed: number
}

export function toFollowed(payment: KeptPayment): FollowedCharge {
  const { movements } = payment
  return { ...payment, refunded: sumOf('refund', movements), disputed: sumOf('dispute', movements) }
}
