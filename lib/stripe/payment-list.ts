import type Stripe from 'stripe'
import type { PaymentPage, PaymentSums } from '@/lib/payouts/payments/payment-store'
import type { ListPaymentsAnswer } from '@/lib/payouts/provider'
import { askOnce } from './client'
import { away, refusalOf, requireObject } from './failures'

/** A page of the platform's charges: https://docs.stripe.com/api/charges/list */
export async function listPayments(stripe: Stripe, { from, after }: PaymentPage): Promise<ListPaymentsAnswer> {
  const query = {
    limit: 100,
    created: { gte: Math.floor(from.getTime() / 1000) },
    starting_after: after ?? undefined,
    expand: ['data.transfer', 'data.application_fee'],
  }
  try {
    const page = requireObject(await stripe.charges.list(query, askOnce), 'list')
    const payments = page.data.flatMap(toSums)
    return { kind: 'page', payments, next: page.has_more ? (page.data.at(-1)?.id ?? null) : null }
  } catch (error) {
    if (after !== null && refusalOf(error)?.code === 'resource_missing') return { kind: 'lost-place' }
    return away(error)
  }
}

/** A charge that was declined, or not captured, took no money. */
function toSums(charge: Stripe.Charge): PaymentSums[] {
  const { payment_intent: payment, transfer, application_fee: fee } = charge
  if (!charge.captured || payment === null) return []
  return [
    {
      paymentId: typeof payment === 'string' ? payment : payment.id,
      captured: charge.amount_captured,
      refunded: charge.amount_refunded,
      feeReturned: (fee as Stripe.ApplicationFee | null)?.amount_refunded ?? 0,
      reversed: (transfer as Stripe.Transfer | undefined)?.amount_reversed ?? 0,
      isDisputed: charge.disputed,
    },
  ]
}
