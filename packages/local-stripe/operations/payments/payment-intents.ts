import { type Call, operation } from '../../api/operation'
import { refusal } from '../../errors'
import { newId } from '../../identifiers'
import { confirm } from '../../money/confirm'
import { requireDestination } from '../../money/destination'
import { noSuchIntent } from '../../money/intent'
import { sendEvent } from '../../money/platform-transaction'
import { findMoney } from '../../store/money'
import { pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { type MetadataParam, mergedMetadata, refuseUnsupported, requireUrl } from '../common-params'
import { refuseAmount } from './amounts'
import { refuseFeeOrTransfer } from './fee-and-transfer'
import { type NewPaymentIntent, paymentIntentBody } from './payment-intent-body'
import { methodOf, refuseMissingAddress } from './payment-method'
import { updatePaymentIntentOperation } from './update-payment-intent'

export const paymentIntentOperations = [
  operation('GET', '/v1/payment_intents', listPaymentIntents),
  operation('POST', '/v1/payment_intents', createPaymentIntent),
  operation('GET', '/v1/payment_intents/{intent}', retrievePaymentIntent),
  updatePaymentIntentOperation,
]

interface CreatePaymentIntent extends Omit<NewPaymentIntent, 'metadata'> {
  confirm?: boolean
  metadata?: MetadataParam
  payment_method?: string
  return_url?: string
}

const supported = [
  'allowed_payment_method_types',
  'amount',
  'currency',
  'application_fee_amount',
  'automatic_payment_methods',
  'capture_method',
  'confirm',
  'description',
  'metadata',
  'on_behalf_of',
  'payment_method',
  'return_url',
  'transfer_data',
  'transfer_group',
]

/**
 * Creates a payment intent; `confirm` charges its card at once. Stripe's sandbox may be less strict about capabilities.
 */
async function createPaymentIntent(call: Call<CreatePaymentIntent>) {
  const { context, tx, platform, params } = call
  refuseUnsupported(params, supported)
  refuseAmount(params.amount, params.currency)
  if (params.on_behalf_of !== undefined && params.on_behalf_of !== params.transfer_data?.destination) {
    throw refusal('on behalf of another')
  }
  if (params.transfer_data) {
    refuseUnsupported(params.transfer_data, ['destination', 'amount'], 'transfer_data')
    await requireDestination(call, params.transfer_data.destination, { onBehalf: params.on_behalf_of !== undefined })
  }
  refuseFeeOrTransfer(params)
  refuseTypes(params.allowed_payment_method_types)
  const method = methodOf(params.payment_method)
  if (params.return_url !== undefined) {
    if (!params.confirm) throw refusal('address without confirming')
    requireUrl(params.return_url, 'return_url')
  }

  const id = newId('pi_')
  const metadata = mergedMetadata({}, params.metadata)
  const body = paymentIntentBody(id, context.clock.now(), { ...params, metadata })
  if (method !== null) Object.assign(body, { payment_method: newId('pm_'), status: 'requires_confirmation' })
  if (params.confirm) refuseMissingAddress(body, params.return_url)
  const row = [id, platform.id, JSON.stringify(body), method?.name ?? null]
  await tx.query('INSERT INTO payment_intent (id, platform, body, card) VALUES ($1, $2, $3, $4)', row)
  await sendEvent(call, 'payment_intent.created', body)
  if (!params.confirm) return body
  return confirm(call, { body, card: method }, { method: null, returnUrl: params.return_url ?? null })
}

/** Supports cards only. */
function refuseTypes(types: string[] | undefined): void {
  if (types !== undefined && !types.includes('card')) throw refusal('no payment method type')
}

async function retrievePaymentIntent({ tx, platform, params, ids: [id = ''] }: Call) {
  refuseUnsupported(params, [])
  const body = await findMoney(tx, 'payment_intent', platform.id, id)
  if (body === null) throw noSuchIntent(id)
  return body
}

async function listPaymentIntents({ tx, platform, params }: Call<PageParams>) {
  refuseUnsupported(params, ['created', 'ending_before', 'limit', 'starting_after'])
  const source = { table: 'payment_intent', body: 'body', kind: 'payment_intent', url: '/v1/payment_intents' } as const
  return pageOf(tx, { ...source, platform: platform.id }, params)
}
