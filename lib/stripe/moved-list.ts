import type Stripe from 'stripe'
import type { Moved, MovedPage } from '@/lib/payouts/payments/movement-watch-store'
import type { ListMovedAnswer } from '@/lib/payouts/provider'
import { askOnce } from './client'
import { away, refusalOf, requireObject } from './failures'

/** A page of the platform's refunds or disputes: https://docs.stripe.com/api/refunds/list, https://docs.stripe.com/api/disputes/list */
export async function listMoved(stripe: Stripe, { list, from, after }: MovedPage): Promise<ListMovedAnswer> {
  const created = { gte: Math.floor(from.getTime() / 1000) }
  const query = { limit: 100, created, starting_after: after ?? undefined }
  try {
    const page = requireObject<Stripe.ApiList<Stripe.Refund | Stripe.Dispute>>(
      await (list === 'refunds' ? stripe.refunds.list(query, askOnce) : stripe.disputes.list(query, askOnce)),
      'list',
    )
    return {
      kind: 'page',
      moved: page.data.flatMap(toMoved),
      next: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
    }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

/** Charges of a time before payment intents are none of ours. */
function toMoved({ id, payment_intent: payment }: Stripe.Refund | Stripe.Dispute): Moved[] {
  if (payment === null) return []
  return [{ id, paymentId: typeof payment === 'string' ? payment : payment.id }]
}
