import { type Call, operation } from '../../api/operation'
import { refusal } from '../../errors'
import { newId } from '../../identifiers'
import { insertLink, markLinked } from '../../store/links'
import { refuseUnsupported, requireUrl } from '../common-params'
import { requireAccount } from './require-account'

export const linkOperations = [
  operation('POST', '/v1/account_links', createAccountLink),
  operation('POST', '/v1/accounts/{account}/login_links', createLoginLink),
]

interface CreateAccountLink {
  account: string
  type: string
  refresh_url?: string
  return_url?: string
  collection_options?: { fields?: string; future_requirements?: string }
}

/** Account links last 300 seconds, measured on real Express accounts; Stripe's docs say "a few minutes". */
const linkSeconds = 300

async function createAccountLink(call: Call<CreateAccountLink>) {
  const { context, tx, params } = call
  refuseUnsupported(params, ['account', 'type', 'refresh_url', 'return_url', 'collection_options'])
  const { id } = await requireAccount(call, params.account)
  if (params.type !== 'account_onboarding') {
    throw refusal('account update', { type: params.type })
  }
  if (params.collection_options) refuseUnsupported(params.collection_options, ['fields'])
  const asksForAll = params.collection_options?.fields === 'eventually_due'
  const refreshUrl = requireUrl(params.refresh_url, 'refresh_url')
  const returnUrl = requireUrl(params.return_url, 'return_url')
  const created = context.clock.now()
  const token = newId('', 24)
  const expiresAt = created + linkSeconds
  await insertLink(tx, { token, kind: 'onboarding', accountId: id, returnUrl, refreshUrl, expiresAt, asksForAll })
  await markLinked(tx, id)
  return { object: 'account_link', created, expires_at: expiresAt, url: `${context.url}/setup/${token}` }
}

async function createLoginLink(call: Call) {
  const { context, tx, params } = call
  refuseUnsupported(params, [])
  const { id, shown } = await requireAccount(call, call.ids[0] ?? '')
  if (!shown.details_submitted) {
    throw refusal('login before onboarding')
  }
  const created = context.clock.now()
  const token = newId('', 24)
  const expiresAt = created + linkSeconds
  const nowhere = { returnUrl: null, refreshUrl: null, asksForAll: false }
  await insertLink(tx, { token, kind: 'login', accountId: id, expiresAt, ...nowhere })
  return { object: 'login_link', created, url: `${context.url}/express/${token}` }
}
