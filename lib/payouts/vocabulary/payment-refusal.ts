/** Why the provider refuses a payment that the gate had admitted. */
export const paymentRefusals = [
  'transfers-off',
  'region',
  'agreement',
  'amount-too-small',
  'amount-too-large',
  'account-gone',
  'reference-used',
  /** The provider never had the payment: days after it was last asked it knows of none. */
  'never-made',
  'other',
] as const

export type PaymentRefusal = (typeof paymentRefusals)[number]

export function isPaymentRefusal(code: string): code is PaymentRefusal {
  return paymentRefusals.some((known) => known === code)
}
