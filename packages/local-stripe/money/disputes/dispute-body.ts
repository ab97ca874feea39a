import type { ChargeBody, DisputeBody } from '../bodies'
import type { DisputeReason } from './dispute-options'

/** Card networks' codes, docs.stripe.com/disputes/reason-codes-defense-requirements; null where a network has none. */
const codes: Record<string, Record<DisputeReason, string | null>> = {
  visa: {
    credit_not_processed: '13.6',
    duplicate: '12.6.1',
    fraudulent: '10.4',
    general: null,
    product_not_received: '13.1',
    product_unacceptable: '13.3',
    subscription_canceled: '13.2',
    unrecognized: '10.4',
  },
  mastercard: {
    credit_not_processed: '4860',
    duplicate: '4834',
    fraudulent: '4837',
    general: null,
    product_not_received: '4855',
    product_unacceptable: '4853',
    subscription_canceled: '4841',
    unrecognized: '4863',
  },
  amex: {
    credit_not_processed: 'C02',
    duplicate: 'P08',
    fraudulent: 'F29',
    general: null,
    product_not_received: 'C08',
    product_unacceptable: 'C31',
    subscription_canceled: 'C28',
    unrecognized: 'F24',
  },
}

interface About {
  id: string
  amount: number
  created: number
  due: number
  reason: DisputeReason
  isInquiry: boolean
}

/** A new dispute, or an inquiry that may become one; docs.stripe.com/api/disputes/object. */
export function disputeBody(charge: ChargeBody, { id, amount, created, due, reason, isInquiry }: About): DisputeBody {
  return {
    id,
    object: 'dispute',
    amount,
    balance_transactions: [],
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
    is_charge_refundable: isInquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: { card: cardOf(charge, reason, isInquiry), type: 'card' },
    reason,
    status: isInquiry ? 'warning_needs_response' : 'needs_response',
  }
}

/** Turns an inquiry into a chargeback. */
export function asChargeback(charge: ChargeBody, dispute: DisputeBody): DisputeBody {
  const card = cardOf(charge, dispute.reason, false)
  return { ...dispute, is_charge_refundable: false, payment_method_details: { card, type: 'card' } }
}

function cardOf({ payment_method_details: paid }: ChargeBody, reason: DisputeReason, isInquiry: boolean) {
  const { brand, network } = paid?.card ?? { brand: 'visa', network: 'visa' }
  const code = codes[network]?.[reason] ?? null
  return {
    brand,
    case_type: isInquiry ? 'inquiry' : 'chargeback',
    network,
    // Visa names an inquiry by its reason's family only.
    network_reason_code: isInquiry && network === 'visa' ? (code?.split('.')[0] ?? null) : code,
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
