import type { IntentBody } from './bodies'
import { keepIntent } from './intent'
import { type PlatformTransaction, sendEvent } from './platform-transaction'

/**
 * Cancels a payment before capture. Releases held money without a refund: the charge stays, with nothing captured,
 * docs.stripe.com/changelog/basil.
 */
export async function cancel(
  transaction: PlatformTransaction,
  body: IntentBody,
  card: string | null,
  reason: string | null,
): Promise<IntentBody> {
  const canceled: IntentBody = {
    ...body,
    amount_capturable: 0,
    canceled_at: transaction.context.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  }
  await keepIntent(transaction, canceled, card)
  await sendEvent(transaction, 'payment_intent.canceled', canceled)
  return canceled
}
