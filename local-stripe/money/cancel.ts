import { findCharge, updateMoney } from '../store/money'
import type { IntentBody } from './bodies'
import { keepIntent } from './intent'
import { type Till, tell } from './till'

/** Ends a payment before any money was taken; what is held is let go. */
export async function cancel(
  till: Till,
  body: IntentBody,
  card: string | null,
  reason: string | null,
): Promise<IntentBody> {
  const { tx, platform, context } = till
  const held = body.status === 'requires_capture' ? await findCharge(tx, platform.id, body.latest_charge ?? '') : null
  if (held !== null) {
    const released = { ...held, amount_refunded: held.amount, refunded: true }
    await updateMoney(tx, 'charge', released)
    await tell(till, 'charge.refunded', released, held)
  }
  const canceled: IntentBody = {
    ...body,
    amount_capturable: 0,
    canceled_at: context.clock.now(),
    cancellation_reason: reason,
    next_action: null,
    status: 'canceled',
  }
  await keepIntent(till, canceled, card)
  await tell(till, 'payment_intent.canceled', canceled)
  return canceled
}
