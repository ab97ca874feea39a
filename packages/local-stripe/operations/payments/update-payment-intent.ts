import { type Call, operation } from '../../api/operation'
import { refusal } from '../../errors'
import { newId } from '../../identifiers'
import type { IntentBody } from '../../money/bodies'
import { keepIntent, refuseUpdating, requireIntentToChange } from '../../money/intent'
import { type MetadataParam, mergedMetadata, refuseUnsupported } from '../common-params'
import { refuseAmount } from './amounts'
import { refuseFeeOrTransfer } from './fee-and-transfer'
import { methodOf } from './payment-method'

export const updatePaymentIntentOperation = operation('POST', '/v1/payment_intents/{intent}', updatePaymentIntent)

interface UpdatePaymentIntent {
  amount?: number
  application_fee_amount?: number | '' | null
  capture_method?: string
  currency?: string
  description?: string
  metadata?: MetadataParam
  payment_method?: string
  transfer_data?: { amount?: number }
  transfer_group?: string
}

/** May change until the client has paid; a fee also while the money is held. */
const untilPaid = ['amount', 'capture_method', 'currency', 'payment_method', 'transfer_data', 'transfer_group'] as const
const supported = [...untilPaid, 'application_fee_amount', 'description', 'metadata']

/** Sends no event. A payment in progress must be confirmed again. */
async function updatePaymentIntent(call: Call<UpdatePaymentIntent>): Promise<IntentBody> {
  const { params } = call
  refuseUnsupported(params, supported)
  refuseUnsupported(params.transfer_data ?? {}, ['amount'], 'transfer_data')
  const { body, card } = await requireIntentToChange(call, call.ids[0] ?? '')
  for (const param of untilPaid) if (params[param] !== undefined) refuseUpdating(body, param)
  if (params.application_fee_amount !== undefined) refuseNewFee(body)

  const isItsOwn = params.payment_method === body.payment_method
  const method = isItsOwn ? null : methodOf(params.payment_method)
  const changed: IntentBody = {
    ...body,
    ...termsOf(body, params),
    capture_method: params.capture_method ?? body.capture_method,
    description: params.description ?? body.description,
    metadata: mergedMetadata(body.metadata, params.metadata),
    ...(method !== null && { payment_method: newId('pm_') }),
  }
  const isAsked = method !== null || (body.status === 'requires_action' && costsOtherwise(body, changed))
  if (isAsked) Object.assign(changed, { status: 'requires_confirmation', next_action: null })
  return keepIntent(call, changed, method?.name ?? card?.name ?? null)
}

function costsOtherwise(before: IntentBody, after: IntentBody): boolean {
  return before.amount !== after.amount || before.currency !== after.currency
}

function refuseNewFee(body: IntentBody): void {
  if (body.status === 'succeeded') throw refusal('fee after capture', {}, undefined, { payment_intent: body })
  if (body.status !== 'requires_capture') refuseUpdating(body, 'application_fee_amount')
}

/** Checks amounts and parts together, as on creation. */
function termsOf(body: IntentBody, params: UpdatePaymentIntent): Partial<IntentBody> {
  const { application_fee_amount: asked, transfer_data: part } = params
  const { amount = body.amount, currency = body.currency, transfer_group = body.transfer_group } = params
  if (part && body.transfer_data === null) throw refusal('transfer without destination')
  const transfer_data = body.transfer_data && { ...body.transfer_data, ...part }
  const fee = asked === undefined ? body.application_fee_amount : asked === '' ? null : asked
  if (params.amount !== undefined || params.currency !== undefined) refuseAmount(amount, currency)
  refuseFeeOrTransfer({
    amount,
    currency,
    application_fee_amount: fee ?? undefined,
    transfer_data: transfer_data ?? undefined,
  })
  return { amount, currency: currency.toLowerCase(), application_fee_amount: fee, transfer_data, transfer_group }
}
