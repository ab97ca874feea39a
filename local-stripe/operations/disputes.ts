import { type Call, operation } from '../api/operation'
import { noSuch } from '../errors'
import { settleDispute } from '../money/dispute'
import { findMoneyToChange } from '../store/money'
import { listOf, retrieverOf } from './money-lists'

export const disputeOperations = [
  operation(
    'GET',
    '/v1/disputes',
    listOf('dispute', '/v1/disputes', { charge: ['charge'], payment_intent: ['payment_intent'] }),
  ),
  operation('GET', '/v1/disputes/{dispute}', retrieverOf('dispute')),
  operation('POST', '/v1/disputes/{dispute}/close', closeDispute),
]

/** Gives up: the dispute is lost. */
async function closeDispute(call: Call) {
  const [id = ''] = call.ids
  const dispute = await findMoneyToChange(call.tx, 'dispute', call.platform.id, id)
  if (dispute === null) throw noSuch('dispute', id)
  return settleDispute(call, dispute, 'lost')
}
