import type Stripe from 'stripe'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { PaymentAnswer, SeenMovement } from '@/lib/payouts/ports/provider'
import type { MovementState } from '@/lib/payouts/vocabulary/payments/movement'
import { checkMovementShapes } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { away, readAs, refusalOf, requireObject } from '../client/failures'
import { toMadePayment } from './made-payment'

/** A payment and all its movements: https://docs.stripe.com/connect/destination-charges */
export async function readPayment(
  stripe: Stripe,
  { paymentId, mayBeDisputed }: { paymentId: string; mayBeDisputed: boolean },
): Promise<PaymentAnswer> {
  const expand = ['latest_charge.transfer', 'latest_charge.application_fee', 'latest_charge.refunds']
  try {
    const intent = await stripe.paymentIntents.retrieve(paymentId, { expand }, askOnce)
    const answer = requireObject(intent, 'payment_intent')
    const { made, createdAt, ...payment } = toMadePayment(answer)
    const charge = intent.latest_charge as Stripe.Charge | null
    const movements = charge?.captured ? await movementsOf(stripe, charge, mayBeDisputed) : []
    checkMovementShapes(movements)
    return { kind: 'read', facts: { ...payment, movements }, made, createdAt }
  } catch (error) {
    if (refusalOf(error)?.code === 'resource_missing') return { kind: 'gone' }
    return away(error)
  }
}

async function movementsOf(stripe: Stripe, charge: Stripe.Charge, mayBeDisputed: boolean): Promise<SeenMovement[]> {
  const transfer = charge.transfer as Stripe.Transfer | null | undefined
  const fee = charge.application_fee as Stripe.ApplicationFee | null
  const { id, currency } = charge
  const refunds = await whole(charge.refunds, (page) => stripe.refunds.list({ charge: id, ...page }, askOnce))
  const reversals = await whole(transfer?.reversals, (page) =>
    stripe.transfers.listReversals(transfer?.id ?? '', page, askOnce),
  )
  const returns = await whole(fee?.refunds, (page) => stripe.applicationFees.listRefunds(fee?.id ?? '', page, askOnce))
  // Stripe does not document whether an inquiry sets `disputed`.
  const disputes =
    charge.disputed || mayBeDisputed ? await all((page) => stripe.disputes.list({ charge: id, ...page }, askOnce)) : []
  return readAs(() => [
    toMovement('capture', { ...charge, amount: charge.amount_captured, currency }),
    ...(transfer ? [toMovement('transfer', transfer)] : []),
    ...reversals.map((reversal) => toMovement('reversal', reversal)),
    ...(fee ? [toMovement('fee', fee)] : []),
    ...returns.map((returned) => toMovement('fee-return', returned)),
    ...refunds.map(toRefund),
    ...disputes.map(toDispute),
  ])
}

/** An object includes only the first items of a list, and says whether there are more. */
async function whole<Part extends { id: string }>(
  shown: Stripe.ApiList<Part> | null | undefined,
  list: List<Part>,
): Promise<Part[]> {
  return shown?.has_more ? all(list) : (shown?.data ?? [])
}

type List<Part> = (page: Stripe.PaginationParams) => Promise<Stripe.ApiList<Part>>

async function all<Part extends { id: string }>(list: List<Part>): Promise<Part[]> {
  const parts: Part[] = []
  for (;;) {
    const page = requireObject(await list({ limit: 100, starting_after: parts.at(-1)?.id }), 'list')
    parts.push(...page.data)
    if (!page.has_more || page.data.length === 0) return parts
  }
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
