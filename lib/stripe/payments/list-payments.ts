import type Stripe from 'stripe'
import type { PaymentPage, PaymentSums } from '@/lib/payouts/payments/payment'
import type { ListedPayment, ListPaymentsAnswer } from '@/lib/payouts/ports/provider'
import { readId } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { away, refusalOf, requireObject, unlessUnreadable } from '../client/failures'
import { toMadePayment } from './made-payment'

/**
 * https://docs.stripe.com/api/payment_intents/list
 * Intents, not charges: an unpaid intent has no charge and may still be paid.
 */
export async function listPayments(stripe: Stripe, { from, after }: PaymentPage): Promise<ListPaymentsAnswer> {
  const query = {
    limit: 100,
    created: { gte: Math.floor(from.getTime() / 1000) },
    starting_after: after ?? undefined,
    expand: ['data.latest_charge.transfer', 'data.latest_charge.application_fee'],
  }
  try {
    const page = requireObject(await stripe.paymentIntents.list(query, askOnce), 'list')
    return {
      kind: 'page',
      ...toPage(page.data),
      next: page.has_more ? (page.data.at(-1)?.id ?? null) : null,
    }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

/** An unreadable payment holds up no other; if it is ours, its own check counts it. */
function toPage(intents: Stripe.PaymentIntent[]): { payments: ListedPayment[]; unreadable: string[] } {
  const payments: ListedPayment[] = []
  const unreadable: string[] = []
  for (const intent of intents) {
    const listed = unlessUnreadable(() => toListed(intent))
    if (listed !== null) payments.push(listed)
    else unreadable.push(unlessUnreadable(() => readId(intent.id)) ?? '')
  }
  return { payments, unreadable }
}

function toListed(intent: Stripe.PaymentIntent): ListedPayment {
  return { ...toMadePayment(intent), sums: toSums(intent) }
}

/** Declined or uncaptured charges took no money. */
function toSums({ id, latest_charge: latest }: Stripe.PaymentIntent): PaymentSums | null {
  const charge = latest as Stripe.Charge | null
  if (!charge?.captured) return null
  const { transfer, application_fee: fee } = charge
  return {
    paymentId: id,
    captured: charge.amount_captured,
    refunded: charge.amount_refunded,
    feeReturned: (fee as Stripe.ApplicationFee | null)?.amount_refunded ?? 0,
    reversed: (transfer as Stripe.Transfer | undefined)?.amount_reversed ?? 0,
    isDisputed: charge.disputed,
  }
}
