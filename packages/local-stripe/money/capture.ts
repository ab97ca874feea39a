import type { ChargeBody, IntentBody } from './bodies'
import { keepIntent } from './intent'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import { settle, settleLater } from './settle'

/**
 * Captures an authorized charge, in full or in part. The money reaches the balance at once, or later with
 * `automatic_async`, docs.stripe.com/payments/payment-intents/asynchronous-capture.
 */
export async function capture(
  transaction: PlatformTransaction,
  intent: IntentBody,
  charge: ChargeBody,
  amount: number,
  card: string | null,
): Promise<IntentBody> {
  const isHeld = intent.status === 'requires_capture'
  const { application_fee_amount } = intent
  const captured = { ...charge, amount_captured: amount, application_fee_amount, captured: true }
  const taken = await (intent.capture_method === 'automatic_async' ? settleLater : settle)(transaction, captured)
  await sendEvent(transaction, isHeld ? 'charge.captured' : 'charge.succeeded', taken, isHeld ? charge : null)
  const paid: IntentBody = {
    ...intent,
    amount_capturable: 0,
    amount_received: amount,
    latest_charge: taken.id,
    status: 'succeeded',
  }
  await keepIntent(transaction, paid, card)
  await sendEvent(transaction, 'payment_intent.succeeded', paid)
  return paid
}
