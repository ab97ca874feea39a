import type Stripe from 'stripe'
import type { SecretAnswer } from '@/lib/payouts/ports/provider'
import { repeatOnce } from '../client/client'
import { away, requireObject } from '../client/failures'
import { toMadePayment } from './made-payment'

/** For Stripe's Payment Element. Read on demand and never stored. */
export async function readClientSecret(stripe: Stripe, paymentId: string): Promise<SecretAnswer> {
  try {
    const intent = requireObject(await stripe.paymentIntents.retrieve(paymentId, {}, repeatOnce), 'payment_intent')
    const payment = toMadePayment(intent)
    if (payment.state !== 'open' || intent.client_secret === null) return { kind: 'closed' }
    return { kind: 'secret', secret: intent.client_secret, payment }
  } catch (error) {
    return away(error)
  }
}
