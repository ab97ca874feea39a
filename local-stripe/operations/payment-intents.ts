import { type Call, operation } from '../api/operation'
import { ApiError, noSuch } from '../errors'
import { newId } from '../identifiers'
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
  return body
}

function refuseFee({ amount, application_fee_amount: fee, transfer_data }: CreatePaymentIntent): void {
  if (fee === undefined) return
  const param = 'application_fee_amount'
  if (transfer_data?.amount !== undefined) {
    const message = 'You may only specify one of these parameters: application_fee_amount, transfer_data[amount].'
    throw new ApiError(400, message, { param })
  }
  if (!transfer_data) throw new ApiError(400, 'An application fee needs transfer_data[destination].', { param })
  if (fee < 0) throw new ApiError(400, 'Invalid non-negative integer', { code: 'parameter_invalid_integer', param })
  if (fee > amount) throw new ApiError(400, 'The application fee cannot exceed the amount of the charge.', { param })
}

async function retrievePaymentIntent({ tx, platform, params, ids: [id = ''] }: Call) {
  refuseUnbuilt(params, [])
  const { rows } = await tx.query<{ body: unknown }>(
    'SELECT body FROM payment_intent WHERE id = $1 AND platform = $2',
    [id, platform.id],
  )
  if (rows[0] === undefined) throw noSuch('payment_intent', id)
  return rows[0].body
}
