import type Stripe from 'stripe'
import type { ListMovedAnswer, Moved, MovedQuery } from '@/lib/payouts/ports/provider'
import { readId } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { away, refusalOf, requireObject, unlessUnreadable } from '../client/failures'

/** https://docs.stripe.com/api/refunds/list, https://docs.stripe.com/api/disputes/list */
export async function listMoved(stripe: Stripe, { list, from, after }: MovedQuery): Promise<ListMovedAnswer> {
  const created = { gte: Math.floor(from.getTime() / 1000) }
  const query = { limit: 100, created, starting_after: after ?? undefined }
  try {
    const page = requireObject<Stripe.ApiList<Stripe.Refund | Stripe.Dispute>>(
      await (list === 'refunds' ? stripe.refunds.list(query, askOnce) : stripe.disputes.list(query, askOnce)),
      'list',
    )
    const read = page.data.map((each) => unlessUnreadable(() => toMoved(each)))
    return {
      kind: 'page',
      moved: read.flatMap((moved) => moved ?? []),
      unreadable: read.filter((moved) => moved === null).length,
      next: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
    }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

/** Charges older than payment intents are not ours. */
function toMoved({ id, payment_intent: payment }: Stripe.Refund | Stripe.Dispute): Moved[] {
  if (payment === null) return []
  return [{ id: readId(id), paymentId: readId(typeof payment === 'string' ? payment : payment.id) }]
}
