import type { Account } from '../../accounts/account'
import { type Call, operation } from '../../api/operation'
import { noSuch, refusal } from '../../errors'
import { instantlyAvailable } from '../../money/balance-body'
import type { PayoutBody } from '../../money/bodies'
import { bankFor } from '../../money/payouts/automatic-payouts'
import { payOut } from '../../money/payouts/pay-out'
import { cancelPayout } from '../../money/payouts/settle-payout'
import { findAccountToChange } from '../../store/accounts'
import { availableAndPending, lockBalances } from '../../store/balances'
import { findMoneyOf, findMoneyToChange, updateMoney } from '../../store/money'
import { type Condition, pageOf, timeConditions } from '../../store/page'
import type { PageParams } from '../../store/page-limits'
import { type MetadataParam, mergedMetadata, refuseUnsupported } from '../common-params'
import { refuseUneven, requireCurrency } from './amounts'
import { retrieverOf } from './lists'

/** Payouts of the account a platform acts for; the platform itself has no bank account here. */
export const payoutOperations = [
  operation('GET', '/v1/payouts', listPayouts, { forAccount: true }),
  operation('POST', '/v1/payouts', createPayout, { forAccount: true }),
  operation('GET', '/v1/payouts/{payout}', retrieverOf('payout'), { forAccount: true }),
  operation('POST', '/v1/payouts/{payout}', updatePayout, { forAccount: true }),
  operation('POST', '/v1/payouts/{payout}/cancel', cancel, { forAccount: true }),
]

interface ListPayouts extends PageParams {
  arrival_date?: PageParams['created']
  destination?: string
  status?: string
}

async function listPayouts({ tx, platform, account, params }: Call<ListPayouts>) {
  const { arrival_date, destination, status, ...page } = params
  const where: Condition[] = timeConditions("(body->>'arrival_date')::int", arrival_date)
  if (destination !== undefined) where.push(["body->>'destination' = ?", destination])
  if (status !== undefined) where.push(["body->>'status' = ?", status])
  const source = { table: 'payout', body: 'body', kind: 'payout', url: '/v1/payouts', platform: platform.id } as const
  return pageOf(tx, { ...source, accountId: account?.id ?? null, where }, page)
}

interface CreatePayout {
  amount: number
  currency: string
  description?: string
  destination?: string
  metadata?: Record<string, string>
  method?: string
  source_type?: string
  statement_descriptor?: string
}

const supported = [
  'amount',
  'currency',
  'description',
  'destination',
  'metadata',
  'method',
  'source_type',
  'statement_descriptor',
]

/** Pays out by hand what an account has available, at once with `method: instant`. */
async function createPayout(call: Call<CreatePayout>): Promise<PayoutBody> {
  const { tx, platform, params } = call
  refuseUnsupported(params, supported)
  const { amount, description = null, metadata, method = 'standard' } = params
  const currency = requireCurrency(params.currency)
  if (amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  refuseUneven(amount, currency, 'amount')
  const account = call.account && (await findAccountToChange(tx, call.account.id))
  if (account !== null && !account.shown.payouts_enabled) throw refusal('payouts off')
  const bank = account && bankFor(account, currency)
  if (account === null || bank === null) throw refusal('no bank account in the currency', { currency })
  if (params.destination !== undefined && params.destination !== bank.id) {
    throw noSuch('external account', params.destination, 'destination')
  }
  const isInstant = method === 'instant'
  if (isInstant && !bank.available_payout_methods.includes('instant')) throw refusal('bank without instant payouts')
  await lockBalances(tx, platform.id)
  const balance = (await availableAndPending(tx, platform.id, account.id))[currency]
  const most = isInstant ? instantlyAvailable(balance) : (balance?.available ?? 0)
  const sourceType = params.source_type ?? 'card'
  if (sourceType !== 'card' || amount > most) throw refusal('payout above balance', { source: spelled(sourceType) })
  const statementDescriptor = params.statement_descriptor ?? account.shown.settings.payouts.statement_descriptor
  const about = { automatic: false, description, statementDescriptor, metadata: mergedMetadata({}, metadata) }
  return payOut(call, account, { ...about, amount, currency, bank, method: isInstant ? 'instant' : 'standard' })
}

function spelled(sourceType: string): string {
  return sourceType.replace('_', ' ')
}

async function updatePayout(call: Call<{ metadata?: MetadataParam }>): Promise<PayoutBody> {
  refuseUnsupported(call.params, ['metadata'])
  const { payout } = await requirePayoutToChange(call)
  const changed = { ...payout, metadata: mergedMetadata(payout.metadata, call.params.metadata) }
  await updateMoney(call.tx, 'payout', changed)
  return changed
}

async function cancel(call: Call): Promise<PayoutBody> {
  refuseUnsupported(call.params, [])
  const { payout, account } = await requirePayoutToChange(call)
  const canceled = payout.automatic ? null : await cancelPayout(call, account.id, payout)
  if (canceled === null) throw refusal('payout not to be canceled', { status: payout.status })
  return canceled
}

/** Locks the account first, as everything that pays out does. */
async function requirePayoutToChange(call: Call<unknown>): Promise<{ payout: PayoutBody; account: Account }> {
  const { tx, platform, ids } = call
  const [id = ''] = ids
  const account = call.account && (await findAccountToChange(tx, call.account.id))
  const isTheirs = account && (await findMoneyOf(tx, 'payout', platform.id, account.id, id))
  const payout = isTheirs && (await findMoneyToChange(tx, 'payout', platform.id, id))
  if (account === null || payout === null) throw noSuch('payout', id)
  return { payout, account }
}
