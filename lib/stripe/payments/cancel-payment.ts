import type Stripe from 'stripe'
import type { CancelAnswer } from '@/lib/payouts/ports/provider'
import { away, codeOf, refusalOf, requireObject, sentenceOf } from '../client/failures'

/**
 * Cancels an unpaid payment: https://docs.stripe.com/api/payment_intents/cancel
 * The SDK picks a new idempotency key each time: a fixed one would replay an old answer even after the card was
 * declined.
 */
export async function cancelPayment(stripe: Stripe, paymentId: string): Promise<CancelAnswer> {
  try {
    requireObject(await stripe.paymentIntents.cancel(paymentId), 'payment_intent')
    return { kind: 'canceled' }
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === null || refusal.statusCode === 403) return away(error)
    return { kind: 'refused', code: codeOf(refusal), sentence: sentenceOf(refusal) }
  }
}
