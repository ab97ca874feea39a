import { type Call, operation } from '../api/operation'
import { nothingAsked } from '../engine/assessment'
import { ApiError } from '../errors'
import { requireAccount } from './require-account'

export const capabilityOperations = [
  operation('GET', '/v1/accounts/{account}/capabilities', listCapabilities),
  operation('GET', '/v1/accounts/{account}/capabilities/{capability}', retrieveCapability),
]

async function listCapabilities(call: Call) {
  const account = await requireAccount(call, call.ids[0] ?? '')
  const url = `/v1/accounts/${account.id}/capabilities`
  return { object: 'list', data: Object.values(account.capabilities), has_more: false, url }
}

async function retrieveCapability(call: Call) {
  const [id = '', name = ''] = call.ids
  const account = await requireAccount(call, id)
  if (account.capabilities[name]) return account.capabilities[name]
  if (name !== 'transfers' && name !== 'card_payments') throw new ApiError(404, `No such capability: '${name}'`)
  return {
    id: name,
    object: 'capability',
    account: id,
    future_requirements: nothingAsked,
    requested: false,
    requested_at: null,
    requirements: nothingAsked,
    status: 'unrequested',
  }
}
