import type Stripe from 'stripe'
import type { CancelAnswer } from '@/lib/payouts/ports/provider'
import { away, codeOf, refusalOf, requireObject, sentenceOf } from '../client/failures'

/**
 * Ends a payment that the client has not paid: https://docs.stripe.com/api/payment_intents/cancel
 * The SDK makes each call's idempotency key. One made of the payment's id would have Stripe answer a later call with
 * what it remembers of an earlier one, though the client's card was declined in between.
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
