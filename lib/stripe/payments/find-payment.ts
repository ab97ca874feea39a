import type Stripe from 'stripe'
import type { FindPaymentAnswer, FindPaymentQuery } from '@/lib/payouts/ports/provider'
import { askOnce } from '../client/client'
import { away, requireObject } from '../client/failures'
import { toMadePayment } from './made-payment'

/** Stripe's clock and ours never differ by more. */
const clockSlackSeconds = 3600

/** Searches a page of payments from that time for the reference: https://docs.stripe.com/api/payment_intents/list */
export async function findPayment(
  stripe: Stripe,
  { reference, from, to, after }: FindPaymentQuery,
): Promise<FindPaymentAnswer> {
  const lte = to === null ? undefined : toSeconds(to) + clockSlackSeconds
  const created = { gte: toSeconds(from) - clockSlackSeconds, lte }
  try {
    const query = { created, limit: 100, starting_after: after ?? undefined }
    const page = requireObject(await stripe.paymentIntents.list(query, askOnce), 'list')
    const marked = page.data.filter(({ metadata }) => metadata?.reference === reference)
    const last = page.has_more ? page.data.at(-1)?.id : undefined
    return { kind: 'page', payments: marked.map(toMadePayment), next: last ?? null }
  } catch (error) {
    return away(error)
  }
}

const toSeconds = (time: Date) => Math.floor(time.getTime() / 1000)
