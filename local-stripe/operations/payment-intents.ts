import { type Call, operation } from '../api/operation'
import { refusal } from '../errors'
import { newId } from '../identifiers'
import { writeEvent } from '../notices/write-event'
import { requireDestination } from './destination'
import { type MetadataParam, mergedMetadata } from './metadata'
import { refuseAmount } from './money'
import { type NewPaymentIntent, paymentIntentBody } from './payment-intent-body'
import { refuseUnbuilt } from './unbuilt'

export const paymentIntentOperations = [
  operation('POST', '/v1/payment_intents', createPaymentIntent),
  operation('GET', '/v1/payment_intents/{intent}', retrievePaymentIntent),
]

interface CreatePaymentIntent extends Omit<NewPaymentIntent, 'metadata'> {
  metadata?: MetadataParam
}

const built = [
  'amount',
  'currency',
  'application_fee_amount',
  'automatic_payment_methods',
  'description',
  'metadata',
  'transfer_data',
  'transfer_group',
]

/** Makes a payment intent that waits for a payment method; Stripe's sandbox may be milder about capabilities. */
async function createPaymentIntent(call: Call<CreatePaymentIntent>) {
  const { context, tx, platform, params } = call
  refuseUnbuilt(params, built)
  refuseAmount(params.amount, params.currency)
  if (params.transfer_data) {
    refuseUnbuilt(params.transfer_data, ['destination', 'amount'])
    await requireDestination(call, params.transfer_data.destination)
  }
  refuseFee(params)
  const id = newId('pi_')
  const metadata = mergedMetadata({}, params.metadata)
  const body = paymentIntentBody(id, context.clock.now(), { ...params, metadata })
  const row = [id, platform.id, JSON.stringify(body)]
  await tx.query('INSERT INTO payment_intent (id, platform, body) VALUES ($1, $2, $3)', row)
  const told = { platform: platform.id, accountId: null, created: context.clock.now(), cause: call.cause }
  await writeEvent(tx, { ...told, type: 'payment_intent.created', object: body, previous: null })
  return body
}

function refuseFee({ amount, application_fee_amount: fee, transfer_data }: CreatePaymentIntent): void {
  if (fee === undefined) return
  if (transfer_data?.amount !== undefined) {
    const params = 'application_fee_amount, transfer_data[amount]'
    throw refusal('one or the other', { param: 'application_fee_amount', params })
  }
  if (!transfer_data) throw refusal('fee without destination')
  if (fee < 0) throw refusal('fee below zero')
  if (fee > amount) throw refusal('fee above amount')
}

async function retrievePaymentIntent({ tx, platform, params, ids: [id = ''] }: Call) {
  refuseUnbuilt(params, [])
  const { rows } = await tx.query<{ body: unknown }>(
    'SELECT body FROM payment_intent WHERE id = $1 AND platform = $2',
    [id, platform.id],
  )
  if (rows[0] === undefined) throw refusal('no such object', { kind: 'payment_intent', id, param: 'intent' })
  return rows[0].body
}
