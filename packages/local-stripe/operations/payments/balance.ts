import { type Call, operation } from '../../api/operation'
import { countryOf } from '../../data/countries'
import { noSuch } from '../../errors'
import { balancesOf } from '../../store/balances'
import { findMoneyOf } from '../../store/money'
import { type Condition, pageOf } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { refuseUnsupported } from '../common-params'

export const balanceOperations = [
  operation('GET', '/v1/balance', retrieveBalance, { forAccount: true }),
  operation('GET', '/v1/balance_transactions', listTransactions, { forAccount: true }),
  operation('GET', '/v1/balance_transactions/{id}', retrieveTransaction, { forAccount: true }),
]

/** The sum of an account's lines, all available at once, by payment currency. */
async function retrieveBalance({ account, context, tx, platform }: Call) {
  const own = countryOf(account?.facts.country ?? context.country)?.currency ?? 'usd'
  const sums = { [own]: 0, ...(await balancesOf(tx, platform.id, account?.id ?? null)) }
  const amounts = Object.entries(sums).map(([currency, amount]) => ({ amount, currency }))
  const available = amounts.map(({ amount, currency }) => ({ amount, currency, source_types: { card: amount } }))
  const nothing = amounts.map(({ currency }) => ({ amount: 0, currency }))
  return {
    object: 'balance',
    available,
    ...(account === null ? { connect_reserved: nothing } : { instant_available: available }),
    livemode: false,
    pending: nothing.map((none) => ({ ...none, source_types: { card: 0 } })),
  }
}

interface ListTransactions extends PageParams {
  currency?: string
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
async function listTransactions({ tx, platform, account, params }: Call<ListTransactions>) {
  const { currency, source: about, type, ...page } = params
  refuseUnsupported(page, ['created', 'ending_before', 'limit', 'starting_after'])
  const where: Condition[] = []
  if (currency !== undefined) where.push(["body->>'currency' = ?", currency.toLowerCase()])
  if (about !== undefined) where.push(["body->>'source' = ?", about])
  if (type !== undefined) where.push(["body->>'type' = ?", type])
  return pageOf(tx, { ...source, platform: platform.id, accountId: account?.id ?? null, where }, page)
}

async function retrieveTransaction({ tx, platform, account, ids: [id = ''] }: Call) {
  const line = await findMoneyOf(tx, 'balance_transaction', platform.id, account?.id ?? null, id)
  if (line === null) throw noSuch('balance_transaction', id)
  return line
}
