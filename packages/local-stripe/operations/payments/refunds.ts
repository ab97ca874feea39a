import { type Call, operation } from '../../api/operation'
import { noSuch, refusal } from '../../errors'
import type { ChargeBody } from '../../money/bodies'
import { refund } from '../../money/refunds/refund'
import { findChargeToChange, findMoneyToChange } from '../../store/money'
import { type MetadataParam, mergedMetadata, refuseUnsupported } from '../common-params'
import { refuseUneven } from './amounts'
import { listOf, retrieverOf } from './lists'

export const refundOperations = [
  operation('POST', '/v1/refunds', createRefund),
  operation(
    'GET',
    '/v1/refunds',
    listOf('refund', '/v1/refunds', { charge: ['charge'], payment_intent: ['payment_intent'] }),
    { forAccount: true },
  ),
  operation('GET', '/v1/refunds/{refund}', retrieverOf('refund'), { forAccount: true }),
]

interface CreateRefund {
  amount?: number
  charge?: string
  metadata?: MetadataParam
  payment_intent?: string
  reason?: string
  refund_application_fee?: boolean
  reverse_transfer?: boolean
}

const supported = [
  'amount',
  'charge',
  'metadata',
  'payment_intent',
  'reason',
  'refund_application_fee',
  'reverse_transfer',
]

async function createRefund(call: Call<CreateRefund>) {
  const { params } = call
  refuseUnsupported(params, supported)
  const charge = await chargeToRefund(call)
  if (params.amount !== undefined) refuseUneven(params.amount, charge.currency, 'amount')
  return refund(call, charge, {
    amount: params.amount ?? null,
    reason: params.reason ?? null,
    metadata: mergedMetadata({}, params.metadata),
    reverses: params.reverse_transfer ?? false,
    returnsFee: params.refund_application_fee ?? false,
  })
}

async function chargeToRefund({ tx, platform, params }: Call<CreateRefund>): Promise<ChargeBody> {
  const { charge: id, payment_intent } = params
  if (id !== undefined && payment_intent !== undefined) {
    throw refusal('one or the other', { param: 'charge', params: 'charge, payment_intent' })
  }
  if (id !== undefined) {
    const charge = await findChargeToChange(tx, platform.id, id)
    if (charge === null) throw noSuch('charge', id, 'charge')
    if (!charge.captured) throw refusal('nothing paid to refund', { intent: charge.payment_intent ?? '' })
    return charge
  }
  if (payment_intent === undefined) throw refusal('nothing named to refund')
  const intent = await findMoneyToChange(tx, 'payment_intent', platform.id, payment_intent)
  if (intent === null) throw noSuch('payment_intent', payment_intent, 'payment_intent')
  const charge = await findChargeToChange(tx, platform.id, intent.latest_charge ?? '')
  if (!charge?.captured) throw refusal('nothing paid to refund', { intent: payment_intent })
  return charge
}
