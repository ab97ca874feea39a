/** asked: outcome unknown. declined: by the provider, after the gate. */
export const paymentStates = ['paid', 'processing', 'open', 'asked', 'declined', 'canceled'] as const

export type PaymentState = (typeof paymentStates)[number]

/** asked-about: took nothing. */
export const shownPaymentStates = [
  'to-answer',
  'shortfall',
  'disputed',
  'asked-about',
  'refund-pending',
  'refunded',
  ...paymentStates,
] as const

export type ShownPaymentState = (typeof shownPaymentStates)[number]
