import { refusal } from '../errors'
import { newId } from '../identifiers'
import { findMoneyToChange, insertMoney, updateMoney } from '../store/money'
import type { ChargeBody, DisputeBody } from './bodies'
import { booksOfDispute, booksOfWin } from './books'
import { post } from './post'
import { type Till, tell } from './till'

export interface Disputing {
  /** In minor units; left out: all that was captured and not refunded. */
  amount?: number
  reason?: string
  /** Days until evidence is due. */
  days?: number
}

/** The dispute of a charge; null: there is none. */
export async function disputeOf({ tx }: Pick<Till, 'tx'>, charge: string): Promise<DisputeBody | null> {
  const { rows } = await tx.query<{ body: DisputeBody }>("SELECT body FROM dispute WHERE body->>'charge' = $1", [
    charge,
  ])
  return rows[0]?.body ?? null
}

/**
 * The payer's bank takes a payment back until it is settled. Null: there is nothing to dispute, or less than that, or
 * it was disputed before.
 */
export async function openDispute(till: Till, chargeId: string, asked: Disputing): Promise<DisputeBody | null> {
  const { tx, platform, context } = till
  const charge = await findMoneyToChange(tx, 'charge', platform.id, chargeId)
  if (charge === null || charge.disputed) return null
  const left = charge.amount_captured - charge.amount_refunded
  const { amount = left, reason = 'fraudulent', days = 10 } = asked
  if (left < 1 || amount > left) return null

  const id = newId('du_')
  const created = context.clock.now()
  const posted = await post(till, booksOfDispute(amount), {
    currency: charge.currency,
    destination: null,
    sources: { adjustment: id },
  })
  const dispute: DisputeBody = {
    ...disputeBody(id, charge, created, created + days * 86_400),
    amount,
    balance_transactions: [posted.platform.adjustment].flatMap((line) => line ?? []),
    reason,
  }
  await insertMoney(tx, 'dispute', platform.id, dispute)
  const disputed = { ...charge, disputed: true }
  await updateMoney(tx, 'charge', disputed)
  await tell(till, 'charge.updated', disputed, charge)
  await tell(till, 'charge.dispute.created', dispute)
  await tell(till, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** Ends a dispute: what is won comes back, and Stripe keeps its fee. */
export async function settleDispute(till: Till, dispute: DisputeBody, outcome: 'won' | 'lost'): Promise<DisputeBody> {
  if (dispute.status !== 'needs_response') throw refusal('dispute over')
  const { currency, amount } = dispute
  const settled: DisputeBody = { ...dispute, status: outcome }
  if (outcome === 'won') {
    const sources = { adjustment: dispute.id }
    const posted = await post(till, booksOfWin(amount), { currency, destination: null, sources })
    const back = [posted.platform.adjustment].flatMap((line) => line ?? [])
    settled.balance_transactions = [...dispute.balance_transactions, ...back]
  }
  await updateMoney(till.tx, 'dispute', settled)
  await tell(till, 'charge.dispute.closed', settled, dispute)
  if (outcome === 'won') await tell(till, 'charge.dispute.funds_reinstated', settled, dispute)
  return settled
}

function disputeBody(id: string, charge: ChargeBody, created: number, due: number) {
  const card = { brand: 'visa', case_type: 'chargeback', network: 'visa', network_reason_code: '10.4' }
  return {
    id,
    object: 'dispute',
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...noEvidence, enhanced_evidence: {} },
    evidence_details: {
      due_by: due,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: { card, type: 'card' },
    status: 'needs_response',
  }
}

const noEvidence = Object.fromEntries(
  [
    'access_activity_log billing_address cancellation_policy cancellation_policy_disclosure cancellation_rebuttal',
    'customer_communication customer_email_address customer_name customer_purchase_ip customer_signature',
    'duplicate_charge_documentation duplicate_charge_explanation duplicate_charge_id product_description receipt',
    'refund_policy refund_policy_disclosure refund_refusal_explanation service_date service_documentation',
    'shipping_address shipping_carrier shipping_date shipping_documentation shipping_tracking_number',
    'uncategorized_file uncategorized_text',
  ]
    .join(' ')
    .split(' ')
    .map((name) => [name, null]),
)
