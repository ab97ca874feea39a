import { newId } from '../identifiers'
import type { ChargeBody, IntentBody } from './bodies'
import { application } from './post-to-books'
import type { TestCard } from './test-cards'

export interface Decline {
  code: string
  declineCode: string
  message: string
}

/** A charge as its card answered, not captured yet; docs.stripe.com/api/charges/object. */
export function chargeBody(intent: IntentBody, card: TestCard, created: number, decline: Decline | null): ChargeBody {
  const { transfer_data: transfer } = intent
  return {
    ...plainCharge(newId('ch_'), intent.amount, intent.currency, created),
    application_fee_amount: intent.application_fee_amount,
    description: intent.description,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    metadata: intent.metadata,
    on_behalf_of: intent.on_behalf_of,
    outcome: outcomeOf(decline),
    paid: decline === null,
    payment_intent: intent.id,
    payment_method: intent.payment_method,
    payment_method_details: { card: cardDetails(card, intent.amount), type: 'card' },
    status: decline === null ? 'succeeded' : 'failed',
    transfer_data: transfer && { amount: transfer.amount ?? null, destination: transfer.destination },
    transfer_group: transfer === null ? intent.transfer_group : (intent.transfer_group ?? `group_${intent.id}`),
  }
}

interface Payment {
  id: string
  amount: number
  currency: string
  created: number
  fee: string | null
  feeAmount: number
  transfer: string
  transaction: string | null
}

/** The payment that a destination charge creates in the destination's books. */
export function paymentBody({ id, amount, currency, created, fee, feeAmount, transfer, transaction }: Payment) {
  return {
    ...plainCharge(id, amount, currency, created),
    amount_captured: amount,
    application,
    application_fee: fee,
    application_fee_amount: fee === null ? null : feeAmount,
    balance_transaction: transaction,
    captured: true,
    payment_method_details: { stripe_account: {}, type: 'stripe_account' },
    source_transfer: transfer,
  }
}

function plainCharge(id: string, amount: number, currency: string, created: number) {
  return {
    id,
    object: 'charge',
    amount,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: { address: null, email: null, name: null, phone: null, tax_id: null },
    calculated_statement_descriptor: 'LOCAL STRIPE',
    captured: false,
    created,
    currency,
    customer: null,
    description: null,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: false,
    metadata: {},
    on_behalf_of: null,
    outcome: null,
    paid: true,
    payment_intent: null,
    payment_method: null,
    receipt_email: null,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'succeeded',
    transfer_data: null,
    transfer_group: null,
  }
}

function outcomeOf(decline: Decline | null) {
  const usual = { advice_code: null, network_advice_code: null, network_decline_code: null, risk_level: 'normal' }
  if (decline === null) {
    const said = { network_status: 'approved_by_network', reason: null, seller_message: 'Payment complete.' }
    return { ...usual, ...said, type: 'authorized' }
  }
  const said = { network_status: 'declined_by_network', reason: decline.declineCode, seller_message: decline.message }
  return { ...usual, ...said, type: 'issuer_declined' }
}

function cardDetails({ brand, last4, authenticates }: TestCard, amount: number) {
  return {
    amount_authorized: amount,
    authorization_code: null,
    brand,
    checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
    country: 'US',
    electronic_commerce_indicator: null,
    exp_month: 12,
    exp_year: 2034,
    funding: 'credit',
    installments: null,
    last4,
    mandate: null,
    network: brand,
    network_transaction_id: null,
    regulated_status: 'unregulated',
    three_d_secure: authenticates ? passed : null,
    transaction_link_id: null,
    wallet: null,
  }
}

const passed = {
  authentication_flow: 'challenge',
  electronic_commerce_indicator: '05',
  exemption_indicator: null,
  result: 'authenticated',
  result_reason: null,
  transaction_id: null,
  version: '2.2.0',
}
