/**
 * asked: the provider was asked to take the money, and what came of it is not known. open: the client has not paid yet.
 * processing: the client has, and the money is on its way. declined: the provider said no after our gate said yes, or
 * never had the payment.
 */
export const paymentStates = ['paid', 'processing', 'open', 'asked', 'declined', 'canceled'] as const

export type PaymentState = (typeof paymentStates)[number]

/**
 * What a list of payments may be narrowed to: what asks for an answer first, then what was paid, then what was not.
 * to-answer: the client's bank waits for our word. disputed: it took money, though it may have given it back.
 * asked-about: it asks or asked, and took nothing. taken-in-vain: a refund failed, and what was taken back from the coach
 * for it still is.
 */
export const shownPaymentStates = [
  'to-answer',
  'taken-in-vain',
  'disputed',
  'asked-about',
  'refund-pending',
  'refunded',
  ...paymentStates,
] as const

export type ShownPaymentState = (typeof shownPaymentStates)[number]
