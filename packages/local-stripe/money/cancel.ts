import type { IntentBody } from './bodies'
import { keepIntent } from './intent'
import { type Till, tell } from './till'

/**
 * Cancels a payment before capture. Releases held money without a refund: the charge stays, with nothing captured,
 * docs.stripe.com/changelog/basil.
 */
export async function cancel(
  till: Till,
  body: IntentBody,
  card: string | null,
  reason: string | null,
): Promise<IntentBody> {
  const canceled: IntentBody = {
    ...body,
    amount_capturable: 0,
    canceled_at: till.context.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  }
  await keepIntent(till, canceled, card)
  await tell(till, 'payment_intent.canceled', canceled)
  return canceled
}
