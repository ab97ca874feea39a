import { type Call, operation } from '../../api/operation'
import { noSuch } from '../../errors'
import { findChargeToChange } from '../../store/money'
import { type Condition, pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { refuseUnsupported } from '../common-params'
import { nestedListOf } from './lists'

/** Payment intents create charges; acting for an account, these read its payments. */
export const chargeOperations = [
  operation('GET', '/v1/charges', listCharges, { forAccount: true }),
  operation('GET', '/v1/charges/{charge}', retrieveCharge, { forAccount: true }),
  operation(
    'GET',
    '/v1/charges/{charge}/refunds',
    nestedListOf('charge', 'refund', 'charge', (id) => `/v1/charges/${id}/refunds`),
    { forAccount: true },
  ),
]

interface ListCharges extends PageParams {
  payment_intent?: string
  transfer_group?: string
}

async function listCharges({ tx, platform, account, params }: Call<ListCharges>) {
  const { payment_intent, transfer_group, ...page } = params
  refuseUnsupported(page, ['created', 'ending_before', 'limit', 'starting_after'])
  const where: Condition[] = []
  if (payment_intent !== undefined) where.push(["body->>'payment_intent' = ?", payment_intent])
  if (transfer_group !== undefined) where.push(["body->>'transfer_group' = ?", transfer_group])
  const source = { table: 'charge', body: 'body', kind: 'charge', url: '/v1/charges' } as const
  return pageOf(tx, { ...source, platform: platform.id, accountId: account?.id ?? null, where }, page)
}

async function retrieveCharge({ tx, platform, account, params, ids: [id = ''] }: Call) {
  refuseUnsupported(params, [])
  const charge = await findChargeToChange(tx, platform.id, id, account?.id)
  if (charge === null) throw noSuch('charge', id)
  return charge
}
