import { type Call, operation } from '../../api/operation'
import { noSuch, refusal } from '../../errors'
import { balanceBody } from '../../money/balance-body'
import { availableAndPending } from '../../store/balances'
import { findMoneyOf } from '../../store/money'
import { type Condition, pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { refuseUnsupported } from '../common-params'

export const balanceOperations = [
  operation('GET', '/v1/balance', retrieveBalance, { forAccount: true }),
  operation('GET', '/v1/balance_transactions', listTransactions, { forAccount: true }),
  operation('GET', '/v1/balance_transactions/{id}', retrieveTransaction, { forAccount: true }),
]

async function retrieveBalance({ account, context, tx, platform }: Call) {
  return balanceBody(account, context.country, await availableAndPending(tx, platform.id, account?.id ?? null))
}

interface ListTransactions extends PageParams {
  currency?: string
  payout?: string
  source?: string
  type?: string
}

const source = {
  table: 'balance_transaction',
  body: 'body',
  kind: 'balance_transaction',
  url: '/v1/balance_transactions',
} as const

/** A platform reads its own books, and a connected account's by acting for it. */
async function listTransactions(call: Call<ListTransactions>) {
  const { tx, platform, account, params } = call
  const { currency, payout, source: about, type, ...page } = params
  refuseUnsupported(page, ['created', 'ending_before', 'limit', 'starting_after'])
  const where: Condition[] = []
  if (currency !== undefined) where.push(["body->>'currency' = ?", currency.toLowerCase()])
  if (payout !== undefined) where.push(['payout = ?', await requireAutomatic(call, payout)])
  if (about !== undefined) where.push(["body->>'source' = ?", about])
  if (type !== undefined) where.push(["body->>'type' = ?", type])
  return pageOf(tx, { ...source, platform: platform.id, accountId: account?.id ?? null, where }, page)
}

/** Only an automatic payout says what is in it, docs.stripe.com/payouts/reconciliation. */
async function requireAutomatic({ tx, platform, account }: Call<unknown>, id: string): Promise<string> {
  const payout = await findMoneyOf(tx, 'payout', platform.id, account?.id ?? null, id)
  if (payout === null) throw noSuch('payout', id, 'payout')
  if (!payout.automatic) throw refusal('payout by hand')
  return payout.id
}

async function retrieveTransaction({ tx, platform, account, ids: [id = ''] }: Call) {
  const line = await findMoneyOf(tx, 'balance_transaction', platform.id, account?.id ?? null, id)
  if (line === null) throw noSuch('balance_transaction', id)
  return line
}
