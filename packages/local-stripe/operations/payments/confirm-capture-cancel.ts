import { type Call, operation } from '../../api/operation'
import { refusal } from '../../errors'
import type { IntentBody } from '../../money/bodies'
import { cancel } from '../../money/cancel'
import { capture } from '../../money/capture'
import { confirm } from '../../money/confirm'
import { requireOwnDestination } from '../../money/destination'
import { refuseCancelling, refuseCapturing, refuseConfirming, requireIntentToChange } from '../../money/intent'
import { findChargeToChange } from '../../store/money'
import { type MetadataParam, mergedMetadata, refuseUnsupported, requireUrl } from '../common-params'
import { refuseUneven } from './amounts'
import { methodOf, refuseMissingAddress } from './payment-method'

/** Acts on an existing payment intent, docs.stripe.com/payments/paymentintents/lifecycle. */
export const paymentIntentActionOperations = [
  operation('POST', '/v1/payment_intents/{intent}/confirm', confirmPaymentIntent),
  operation('POST', '/v1/payment_intents/{intent}/capture', capturePaymentIntent),
  operation('POST', '/v1/payment_intents/{intent}/cancel', cancelPaymentIntent),
]

interface ConfirmPaymentIntent {
  capture_method?: string
  payment_method?: string
  return_url?: string
}

async function confirmPaymentIntent(call: Call<ConfirmPaymentIntent>) {
  const { params } = call
  refuseUnsupported(params, ['capture_method', 'payment_method', 'return_url'])
  const intent = await requireIntentToChange(call, call.ids[0] ?? '')
  refuseConfirming(intent.body)
  const isItsOwn = params.payment_method === intent.body.payment_method
  const method = isItsOwn ? null : methodOf(params.payment_method)
  if (params.return_url !== undefined) requireUrl(params.return_url, 'return_url')
  refuseMissingAddress(intent.body, params.return_url)
  const body = { ...intent.body, capture_method: params.capture_method ?? intent.body.capture_method }
  return confirm(call, { ...intent, body }, { method, returnUrl: params.return_url ?? null })
}

interface CapturePaymentIntent {
  amount_to_capture?: number
  application_fee_amount?: number
  metadata?: MetadataParam
  transfer_data?: { amount?: number }
}

/** Captures all or a part of the held amount and releases the rest. */
async function capturePaymentIntent(call: Call<CapturePaymentIntent>) {
  const { tx, platform, params } = call
  refuseUnsupported(params, ['amount_to_capture', 'application_fee_amount', 'metadata'])
  const { body, card } = await requireIntentToChange(call, call.ids[0] ?? '')
  refuseCapturing(body)
  const { amount_capturable: capturable } = body
  const { amount_to_capture: amount = capturable } = params
  if (amount < 1) throw refusal('number too small', { param: 'amount_to_capture', least: 1 })
  if (amount > capturable) throw refusal('capture above amount', { amount, capturable })
  refuseUneven(amount, body.currency, 'amount_to_capture')
  refuseFee(body, params.application_fee_amount, amount)
  await requireOwnDestination(call, body)

  const charge = await findChargeToChange(tx, platform.id, body.latest_charge ?? '')
  if (charge === null) throw new Error(`${body.id} waits for its capture without a charge`)
  const asked = {
    ...body,
    application_fee_amount: params.application_fee_amount ?? body.application_fee_amount,
    metadata: mergedMetadata(body.metadata, params.metadata),
  }
  return capture(call, asked, charge, amount, card?.name ?? null)
}

function refuseFee({ currency, transfer_data: transfer }: IntentBody, fee: number | undefined, amount: number): void {
  if (fee === undefined) return
  if (!transfer) throw refusal('fee without destination')
  if (fee < 0) throw refusal('fee below zero')
  if (fee > amount) throw refusal('fee above amount')
  refuseUneven(fee, currency, 'application_fee_amount')
}

async function cancelPaymentIntent(call: Call<{ cancellation_reason?: string }>) {
  refuseUnsupported(call.params, ['cancellation_reason'])
  const { body, card } = await requireIntentToChange(call, call.ids[0] ?? '')
  refuseCancelling(body)
  return cancel(call, body, card?.name ?? null, call.params.cancellation_reason ?? null)
}
