import type { PaymentRefusal } from '../vocabulary/payment-refusal'

/**
 * Whether a refusal of the provider's is over once somebody mends the account, or the platform. It made nothing, so the
 * same reference is charged again when it is sent again. The others are about the charge itself, and stay.
 */
export function isMendable(refusal: PaymentRefusal | null): boolean {
  return refusal !== null && mendable.has(refusal)
}

const mendable: ReadonlySet<PaymentRefusal> = new Set(['transfers-off', 'region', 'agreement', 'account-gone', 'other'])
