import type Stripe from 'stripe'
import type { FindPaymentAnswer, FindPaymentQuery, Payment } from '@/lib/payouts/provider'
import { askOnce } from './client'
import { away, requireObject } from './failures'

/** The client has paid, has done all there is to do, can no longer pay, or may still pay: https://docs.stripe.com/payments/paymentintents/lifecycle */
export function toPayment({ id, status }: Stripe.PaymentIntent): Payment {
  return { paymentId: id, state: states[status] ?? 'open' }
}

const states: Record<string, Payment['state']> = { succeeded: 'paid', processing: 'processing', canceled: 'canceled' }

/** Stripe's clock and ours may differ; nobody's differs by more. */
const clockSlackSeconds = 3600

/** Looks for the payment that carries the reference on a page of those made then: https://docs.stripe.com/api/payment_intents/list */
export async function findPayment(
  stripe: Stripe,
  { reference, from, to, after }: FindPaymentQuery,
): Promise<FindPaymentAnswer> {
  const created = { gte: toSeconds(from) - clockSlackSeconds, lte: toSeconds(to) + clockSlackSeconds }
  try {
    const query = { created, limit: 100, starting_after: after ?? undefined }
    const page = requireObject(await stripe.paymentIntents.list(query, askOnce), 'list')
    const payment = page.data.find(({ metadata }) => metadata.reference === reference)
    if (payment !== undefined) return { kind: 'found', payment: toPayment(payment) }
    const last = page.has_more ? page.data.at(-1)?.id : undefined
    return last === undefined ? { kind: 'none' } : { kind: 'more', after: last }
  } catch (error) {
    return away(error)
  }
}

const toSeconds = (time: Date) => Math.floor(time.getTime() / 1000)
