import type Stripe from 'stripe'
import type { SecretAnswer } from '@/lib/payouts/provider'
import { repeatOnce } from './client'
import { away, requireObject } from './failures'
import { toPayment } from './payment'

/** What Stripe's Payment Element opens a payment with. Read when it is asked for; nothing keeps it. */
export async function readClientSecret(stripe: Stripe, paymentId: string): Promise<SecretAnswer> {
  try {
    const intent = requireObject(await stripe.paymentIntents.retrieve(paymentId, {}, repeatOnce), 'payment_intent')
    const { state } = toPayment(intent)
    if (state !== 'open' || intent.client_secret === null) return { kind: 'closed' }
    return { kind: 'secret', secret: intent.client_secret }
  } catch (error) {
    return away(error)
  }
}
