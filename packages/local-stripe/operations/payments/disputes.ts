import { type Call, operation } from '../../api/operation'
import { noSuch, refusal } from '../../errors'
import { answerDispute } from '../../money/disputes/answer-dispute'
import { isInquiry, isOpen } from '../../money/disputes/dispute'
import { lockDispute, settleDispute } from '../../money/disputes/settle-dispute'
import type { PlatformTransaction } from '../../money/platform-transaction'
import { type MetadataParam, mergedMetadata, refuseUnsupported } from '../common-params'
import { listOf, retrieverOf } from './lists'

export const disputeOperations = [
  operation(
    'GET',
    '/v1/disputes',
    listOf('dispute', '/v1/disputes', { charge: ['charge'], payment_intent: ['payment_intent'] }),
  ),
  operation('GET', '/v1/disputes/{dispute}', retrieverOf('dispute')),
  operation('POST', '/v1/disputes/{dispute}', updateDispute),
  operation('POST', '/v1/disputes/{dispute}/close', closeDispute),
]

interface UpdateDispute {
  evidence?: Record<string, string>
  metadata?: MetadataParam
  submit?: boolean
}

/** Text evidence; files are not supported. */
const texts = [
  'access_activity_log',
  'billing_address',
  'cancellation_policy_disclosure',
  'cancellation_rebuttal',
  'customer_email_address',
  'customer_name',
  'customer_purchase_ip',
  'duplicate_charge_explanation',
  'duplicate_charge_id',
  'product_description',
  'refund_policy_disclosure',
  'refund_refusal_explanation',
  'service_date',
  'shipping_address',
  'shipping_carrier',
  'shipping_date',
  'shipping_tracking_number',
  'uncategorized_text',
]

/** Submits the evidence at once unless the request says otherwise. */
async function updateDispute(call: Call<UpdateDispute>) {
  const { params } = call
  refuseUnsupported(params, ['evidence', 'metadata', 'submit'])
  refuseUnsupported(params.evidence ?? {}, texts, 'evidence')
  const dispute = await requireDispute(call)
  if (!isOpen(dispute)) throw refusal('dispute over')
  return answerDispute(call, dispute, {
    evidence: params.evidence ?? {},
    metadata: mergedMetadata(dispute.metadata, params.metadata),
    submits: params.submit ?? params.evidence !== undefined,
  })
}

/** Accepts the loss. */
async function closeDispute(call: Call) {
  const dispute = await requireDispute(call)
  if (isOpen(dispute) && isInquiry(dispute)) throw refusal('inquiry not accepted')
  const lost = await settleDispute(call, dispute, 'lost')
  if (lost === null) throw refusal('dispute over')
  return lost
}

async function requireDispute(call: PlatformTransaction & Pick<Call, 'ids'>) {
  const [id = ''] = call.ids
  const dispute = await lockDispute(call, id)
  if (dispute === null) throw noSuch('dispute', id)
  return dispute
}
