/** Reasons of cardholders, docs.stripe.com/disputes/categories; banks that debit accounts have more. */
export const disputeReasons = [
  'credit_not_processed',
  'duplicate',
  'fraudulent',
  'general',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unrecognized',
] as const

export type DisputeReason = (typeof disputeReasons)[number]

export interface DisputeOptions {
  /** In minor units; by default all that was captured and not refunded. */
  amount?: number
  reason?: DisputeReason
  /** Days until evidence is due. */
  days?: number
  /** True when the bank only asks and takes nothing yet. */
  inquiry?: boolean
}
