import { unrequestedCapability } from '../../accounts/capability-body'
import { type Call, operation } from '../../api/operation'
import { refusal } from '../../errors'
import { openapi } from '../../schema/openapi'
import { changeOwnAccount } from './change-own-account'
import { withRequested } from './requested-capabilities'
import { requireAccount } from './require-account'

export const capabilityOperations = [
  operation('GET', '/v1/accounts/{account}/capabilities', listCapabilities),
  operation('GET', '/v1/accounts/{account}/capabilities/{capability}', retrieveCapability),
  operation('POST', '/v1/accounts/{account}/capabilities/{capability}', updateCapability),
]

async function listCapabilities(call: Call) {
  const account = await requireAccount(call, call.ids[0] ?? '')
  const url = `/v1/accounts/${account.id}/capabilities`
  return { object: 'list', data: Object.values(account.capabilities), has_more: false, url }
}

async function retrieveCapability(call: Call) {
  const [id = '', name = ''] = call.ids
  const account = await requireAccount(call, id)
  requireCapability(name)
  return account.capabilities[name] ?? unrequestedCapability(id, name)
}

async function updateCapability(call: Call<{ requested?: boolean }>) {
  const [id = '', name = ''] = call.ids
  await requireAccount(call, id)
  requireCapability(name)
  const { requested } = call.params
  const change = requested === undefined ? undefined : { [name]: { requested } }
  const now = call.context.clock.now()
  const changed = await changeOwnAccount(call, id, (account) => withRequested(account, change, now))
  return changed.capabilities[name] ?? unrequestedCapability(id, name)
}

function requireCapability(name: string): void {
  if (!Object.hasOwn(openapi.components.schemas.account_capabilities?.properties ?? {}, name)) {
    throw refusal('no such capability', { capability: name })
  }
}
