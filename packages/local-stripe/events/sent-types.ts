/** Every event this server makes: an endpoint may subscribe to these, and no other is ever written. */
export const sentTypes = [
  'account.application.deauthorized',
  'account.external_account.created',
  'account.external_account.deleted',
  'account.external_account.updated',
  'account.updated',
  'application_fee.created',
  'application_fee.refunded',
  'capability.updated',
  'charge.captured',
  'charge.dispute.closed',
  'charge.dispute.created',
  'charge.dispute.funds_reinstated',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.updated',
  'charge.failed',
  'charge.refund.updated',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'payment_intent.amount_capturable_updated',
  'payment_intent.canceled',
  'payment_intent.created',
  'payment_intent.payment_failed',
  'payment_intent.processing',
  'payment_intent.requires_action',
  'payment_intent.succeeded',
  'person.created',
  'person.deleted',
  'person.updated',
  'refund.created',
  'refund.failed',
  'refund.updated',
  'transfer.created',
  'transfer.reversed',
] as const

export type SentType = (typeof sentTypes)[number]

/** Whether an endpoint may ask for it; `*` is all of them. */
export function isSent(type: string): boolean {
  return type === '*' || (sentTypes as readonly string[]).includes(type)
}
