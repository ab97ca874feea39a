import { closeAccount } from '../../accounts/close-account'
import { type Call, operation } from '../../api/operation'
import { accountInvalid } from '../../errors'
import { pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { type CreateAccount, createAccount } from './create-account'
import { platformBody } from './platform-account'
import { requireAccount } from './require-account'
import { updateAccount } from './update-account'

export const accountOperations = [
  operation('GET', '/v1/account', retrieveCurrent, { forAccount: true }),
  operation('GET', '/v1/accounts', listAccounts),
  operation('POST', '/v1/accounts', async (call: Call<CreateAccount>) => createAccount(call)),
  operation('GET', '/v1/accounts/{account}', retrieveAccount, { forAccount: true }),
  operation('POST', '/v1/accounts/{account}', updateAccount),
  operation('DELETE', '/v1/accounts/{account}', deleteAccount),
]

async function listAccounts({ tx, platform, params }: Call<PageParams>) {
  const source = { table: 'account', body: 'shown', kind: 'account', url: '/v1/accounts' } as const
  return pageOf(tx, { ...source, platform: platform.id, where: [['access = ?', 'granted']] }, params)
}

async function retrieveCurrent({ account, platform, context }: Call) {
  return account?.shown ?? platformBody(platform, context)
}

/** While acting for a connected account, a platform reaches no other. */
async function retrieveAccount(call: Call) {
  const [id = ''] = call.ids
  if (call.account !== null && call.account.id !== id) throw accountInvalid(call.platform.key, id)
  if (id === call.platform.id) return platformBody(call.platform, call.context)
  return (await requireAccount(call, id)).shown
}

/** Test accounts may be deleted at any time, docs.stripe.com/api/accounts/delete; there is no event. */
async function deleteAccount(call: Call) {
  const { id } = await requireAccount(call, call.ids[0] ?? '')
  if ((await closeAccount(call.tx, id)) === null) throw accountInvalid(call.platform.key, id)
  return { id, object: 'account', deleted: true }
}
