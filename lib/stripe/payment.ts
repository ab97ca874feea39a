import type Stripe from 'stripe'
import type { FindPaymentAnswer, Payment } from '@/lib/payouts/provider'
import { repeatOnce } from './client'
import { away, requireObject } from './failures'

/** The client has paid, can no longer pay, or may still pay: https://docs.stripe.com/payments/paymentintents/lifecycle */
export function toPayment({ id, status }: Stripe.PaymentIntent): Payment {
  return { paymentId: id, state: finalStates[status] ?? 'open' }
}

const finalStates: Record<string, Payment['state']> = { succeeded: 'paid', canceled: 'canceled' }

/** Stripe's clock and ours may differ; nobody's differs by more. */
const clockSlackSeconds = 3600

/** Looks for the payment that carries the reference among those made since `since`, a hundred at a time. */
export async function findPayment(stripe: Stripe, reference: string, since: Date): Promise<FindPaymentAnswer> {
  const created = { gte: Math.floor(since.getTime() / 1000) - clockSlackSeconds }
  let last: string | undefined
  try {
    do {
      const query = { created, limit: 100, starting_after: last }
      const page = requireObject(await stripe.paymentIntents.list(query, repeatOnce), 'list')
      const payment = page.data.find(({ metadata }) => metadata.reference === reference)
      if (payment !== undefined) return { kind: 'found', payment: toPayment(payment) }
      last = page.has_more ? page.data.at(-1)?.id : undefined
    } while (last !== undefined)
    return { kind: 'none' }
  } catch (error) {
    return away(error)
  }
}
