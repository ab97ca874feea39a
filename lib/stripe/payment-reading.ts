import type Stripe from 'stripe'
import type { Movement, MovementState } from '@/lib/payouts/payments/movement'
import type { PaymentReading, SeenMovement } from '@/lib/payouts/provider'
import { repeatOnce } from './client'
import { away, refusalOf, requireObject } from './failures'
import { toPayment } from './payment'

/** What became of a payment, and all that moved of its money: https://docs.stripe.com/connect/destination-charges */
export async function readPayment(
  stripe: Stripe,
  { paymentId, mayBeDisputed }: { paymentId: string; mayBeDisputed: boolean },
): Promise<PaymentReading> {
  const expand = ['latest_charge.transfer', 'latest_charge.application_fee', 'latest_charge.refunds']
  try {
    const intent = await stripe.paymentIntents.retrieve(paymentId, { expand }, repeatOnce)
    const payment = toPayment(requireObject(intent, 'payment_intent'))
    const charge = intent.latest_charge as Stripe.Charge | null
    const movements = charge?.captured ? await movementsOf(stripe, charge, mayBeDisputed) : []
    return { kind: 'read', facts: { ...payment, movements } }
  } catch (error) {
    if (refusalOf(error)?.code === 'resource_missing') return { kind: 'gone' }
    return away(error)
  }
}

async function movementsOf(stripe: Stripe, charge: Stripe.Charge, mayBeDisputed: boolean): Promise<SeenMovement[]> {
  const transfer = charge.transfer as Stripe.Transfer | null | undefined
  const fee = charge.application_fee as Stripe.ApplicationFee | null
  const { id, currency } = charge
  const refunds = await whole(charge.refunds, () => stripe.refunds.list({ charge: id, limit: 100 }))
  const reversals = await whole(transfer?.reversals, () => stripe.transfers.listReversals(transfer?.id ?? ''))
  const returns = await whole(fee?.refunds, () => stripe.applicationFees.listRefunds(fee?.id ?? ''))
  // Whether a mere inquiry makes a charge disputed is not documented.
  const disputes =
    charge.disputed || mayBeDisputed ? await stripe.disputes.list({ charge: id, limit: 100 }, repeatOnce) : null
  return [
    toMovement('capture', { ...charge, amount: charge.amount_captured, currency }),
    ...(transfer ? [toMovement('transfer', transfer)] : []),
    ...reversals.map((reversal) => toMovement('reversal', reversal)),
    ...(fee ? [toMovement('fee', fee)] : []),
    ...returns.map((returned) => toMovement('fee-return', returned)),
    ...refunds.map(toRefund),
    ...(disputes?.data ?? []).map(toDispute),
  ]
}

/** An object shows the first of what it holds, and says whether there are more. */
async function whole<Part extends { id: string }>(
  shown: Stripe.ApiList<Part> | null | undefined,
  list: () => Stripe.ApiListPromise<Part>,
): Promise<Part[]> {
  return shown?.has_more ? list().autoPagingToArray({ limit: 10_000 }) : (shown?.data ?? [])
}

interface Moved {
  id: string
  amount: number
  currency: string
  created: number
}

function toMovement(kind: Movement['kind'], { id, amount, currency, created }: Moved): Movement {
  return { id, kind, amount, currency, at: new Date(created * 1000), state: 'done', reason: null, dueBy: null }
}

function toRefund(refund: Stripe.Refund): SeenMovement {
  const state = refundStates[refund.status ?? ''] ?? 'pending'
  const refundId = refund.metadata?.refund_id
  return {
    ...toMovement('refund', refund),
    state,
    reason: refund.failure_reason ?? refund.reason,
    ...(refundId !== undefined && { refundId }),
  }
}

/** https://docs.stripe.com/api/refunds/object#refund_object-status */
const refundStates: Record<string, MovementState> = { succeeded: 'done', failed: 'failed', canceled: 'failed' }

function toDispute(dispute: Stripe.Dispute): Movement {
  const { due_by: dueBy } = dispute.evidence_details
  return {
    ...toMovement('dispute', dispute),
    state: disputeStates[dispute.status] ?? 'needs-answer',
    reason: dispute.reason,
    dueBy: dueBy === null ? null : new Date(dueBy * 1000),
  }
}

/** https://docs.stripe.com/api/disputes/object#dispute_object-status */
const disputeStates: Record<string, MovementState> = {
  warning_needs_response: 'inquiry',
  warning_under_review: 'inquiry-answered',
  warning_closed: 'closed',
  prevented: 'closed',
  needs_response: 'needs-answer',
  under_review: 'under-review',
  won: 'won',
  lost: 'lost',
}
