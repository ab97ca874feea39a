import { bankAccounts } from '../../accounts/bank-account'
import { personsOf } from '../../accounts/person'
import { type Call, operation } from '../../api/operation'
import { type PageParams, pageOfFew } from '../../store/page-limits'
import { requireAccount } from './require-account'

export const personAndBankAccountOperations = [
  operation('GET', '/v1/accounts/{account}/persons', listPersons),
  operation('GET', '/v1/accounts/{account}/external_accounts', listExternalAccounts),
]

async function listPersons(call: Call<PageParams & { relationship?: Record<string, boolean> }>) {
  const account = await requireAccount(call, call.ids[0] ?? '')
  const wanted = Object.entries(call.params.relationship ?? {})
  const persons = personsOf(account).filter(({ relationship }) =>
    wanted.every(([role, is]) => relationship[role] === is),
  )
  return pageOfFew(persons, 'person', `/v1/accounts/${account.id}/persons`, call.params)
}

async function listExternalAccounts(call: Call<PageParams & { object?: string }>) {
  const { id, facts } = await requireAccount(call, call.ids[0] ?? '')
  const banks = call.params.object === 'card' ? [] : bankAccounts(id, facts)
  return pageOfFew(banks, 'external account', `/v1/accounts/${id}/external_accounts`, call.params)
}
