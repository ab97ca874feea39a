import type { PaymentRefusal } from '../vocabulary/payments/payment-refusal'

/** True when fixing the account or platform allows a retry. Others concern the payment itself. */
export function isMendable(refusal: PaymentRefusal | null): boolean {
  return refusal !== null && mendable.has(refusal)
}

const mendable: ReadonlySet<PaymentRefusal> = new Set(['transfers-off', 'region', 'agreement', 'account-gone', 'other'])
