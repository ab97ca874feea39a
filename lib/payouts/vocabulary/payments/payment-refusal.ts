export const paymentRefusals = [
  'transfers-off',
  'region',
  'agreement',
  'amount-too-small',
  'amount-too-large',
  'account-gone',
  'reference-used',
  /** Unknown to the provider days later. */
  'never-made',
  'other',
] as const

export type PaymentRefusal = (typeof paymentRefusals)[number]

export function isPaymentRefusal(code: string): code is PaymentRefusal {
  return paymentRefusals.some((known) => known === code)
}

/** True when fixing the account or platform allows a retry. Others concern the payment itself. */
export function isMendable(refusal: PaymentRefusal | null): boolean {
  return refusal !== null && mendable.has(refusal)
}

const mendable: ReadonlySet<PaymentRefusal> = new Set(['transfers-off', 'region', 'agreement', 'account-gone', 'other'])
