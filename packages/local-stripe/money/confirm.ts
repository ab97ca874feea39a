import { type ApiError, refusal } from '../errors'
import { newId } from '../identifiers'
import { insertMoney } from '../store/money'
import type { IntentBody } from './bodies'
import { capture } from './capture'
import { chargeBody } from './charge-body'
import { requireOwnDestination } from './destination'
import { openDispute } from './disputes/dispute'
import { type Intent, keepIntent } from './intent'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import type { TestCard } from './test-cards'

interface Method {
  name: string
  card: TestCard
}

interface Confirming {
  /** Null for the intent's own method. */
  method: Method | null
  returnUrl: string | null
}

/** Charges the card; a card with 3-D Secure first sends the client to a page of this server. */
export async function confirm(
  transaction: PlatformTransaction,
  intent: Intent,
  { method, returnUrl }: Confirming,
): Promise<IntentBody | ApiError> {
  const { body } = intent
  const used = method ?? intent.card
  if (used === null) throw refusal('no payment method', {}, undefined, { payment_intent: body })
  await requireOwnDestination(transaction, body)
  const payment_method = method === null ? body.payment_method : newId('pm_')
  const asked = { ...body, payment_method, next_action: null, last_payment_error: null }
  if (!used.card.authenticates) return charge(transaction, asked, used)

  const url = `${transaction.context.url}/pay/${body.client_secret}/authenticate`
  const waiting: IntentBody = {
    ...asked,
    status: 'requires_action',
    next_action: { type: 'redirect_to_url', redirect_to_url: { url, return_url: returnUrl } },
  }
  await keepIntent(transaction, waiting, used.name)
  await sendEvent(transaction, 'payment_intent.requires_action', waiting)
  return waiting
}

/** The client's action on the 3-D Secure page. */
export async function authenticate(
  transaction: PlatformTransaction,
  { body, card }: Intent,
  isPassed: boolean,
): Promise<IntentBody | ApiError> {
  if (card === null) throw refusal('no payment method', {}, undefined, { payment_intent: body })
  if (isPassed) await requireOwnDestination(transaction, body)
  if (isPassed) return charge(transaction, { ...body, next_action: null }, card)
  return fail(transaction, body, notAuthenticated)
}

/** A payment error, not an API error, docs.stripe.com/error-codes. */
const notAuthenticated = {
  code: 'payment_intent_authentication_failure',
  doc_url: 'https://stripe.com/docs/error-codes/payment-intent-authentication-failure',
  message:
    'The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again.',
  type: 'invalid_request_error',
}

/** Charges a card now; it may decline. */
export async function charge(
  transaction: PlatformTransaction,
  asked: IntentBody,
  { name, card }: Method,
): Promise<IntentBody | ApiError> {
  const now = transaction.context.clock.now()
  const declined = card.declined && refusal(card.declined).body.error
  if (card.declined && declined) {
    const { code = '', decline_code: declineCode = code, message } = declined
    const failed = chargeBody(asked, card, now, { code, declineCode, message })
    await insertMoney(transaction.tx, 'charge', transaction.platform.id, failed)
    await sendEvent(transaction, 'charge.failed', failed)
    const told = { ...declined, charge: failed.id }
    const body = await fail(transaction, { ...asked, latest_charge: failed.id }, told)
    return refusal(card.declined, {}, undefined, { charge: failed.id, payment_intent: body })
  }

  const made = chargeBody(asked, card, now, null)
  await insertMoney(transaction.tx, 'charge', transaction.platform.id, made)
  if (asked.capture_method === 'manual') {
    await sendEvent(transaction, 'charge.succeeded', made)
    const held = { amount_capturable: asked.amount, latest_charge: made.id, status: 'requires_capture' as const }
    const waiting = await keepIntent(transaction, { ...asked, ...held }, name)
    await sendEvent(transaction, 'payment_intent.amount_capturable_updated', waiting)
    return waiting
  }
  const paid = await capture(transaction, asked, made, asked.amount, name)
  if (card.disputed) await openDispute(transaction, paid.latest_charge ?? '', card.disputed)
  return paid
}

/** The client may try another payment method. */
async function fail(
  transaction: PlatformTransaction,
  body: IntentBody,
  error: { message: string },
): Promise<IntentBody> {
  const waiting: IntentBody = {
    ...body,
    last_payment_error: error,
    next_action: null,
    payment_method: null,
    status: 'requires_payment_method',
  }
  await keepIntent(transaction, waiting, null)
  await sendEvent(transaction, 'payment_intent.payment_failed', waiting)
  return waiting
}
