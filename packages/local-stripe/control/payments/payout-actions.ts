import { z } from 'zod'
import type { Account } from '../../accounts/account'
import { ownCurrency } from '../../accounts/bank-account'
import { type Context, contextOf } from '../../context'
import { bankFailureCodes } from '../../engine/bank-failures'
import { causedByStripe } from '../../events/write-event'
import type { PayoutBody } from '../../money/bodies'
import { bankFor, payOutAvailable } from '../../money/payouts/automatic-payouts'
import { arrive, failPayout } from '../../money/payouts/settle-payout'
import type { PlatformTransaction } from '../../money/platform-transaction'
import { findAccountToChange } from '../../store/accounts'
import { findMoneyToChange } from '../../store/money'
import { endDelay } from '../../store/payable-lines'
import { lockRun } from '../../store/payout-runs'
import { accountOfPayout } from '../../store/payouts'

export const payoutFailureSchema = z.strictObject({ code: z.enum(bankFailureCodes).default('account_closed') })

/** The bank refuses a payout, or returns one it had taken. Null when there is none, or it failed or was canceled. */
export async function refusePayout(
  context: Context,
  id: string,
  { code }: z.infer<typeof payoutFailureSchema>,
): Promise<PayoutBody | null> {
  return withPayout(context, id, (transaction, account, payout) => failPayout(transaction, account, payout, code))
}

/** The bank answers a payout now. Null when there is none, or it has answered. */
export async function arriveNow(context: Context, id: string): Promise<PayoutBody | null> {
  return withPayout(context, id, arrive)
}

export const payOutSchema = z.strictObject({
  pending: z.boolean().default(false),
  /** The currency of the account's country when missing. */
  currency: z.string().optional(),
})

/**
 * Pays out what an account has available in a currency, whatever its schedule; with `pending` also what still waits. Null
 * when there is nothing or no bank account.
 */
export async function payOutNow(
  context: Context,
  accountId: string,
  { pending, currency }: z.infer<typeof payOutSchema>,
): Promise<PayoutBody | null> {
  return withAccount(context, accountId, async (transaction, account) => {
    if (pending) await endDelay(transaction.tx, accountId, transaction.context.clock.now())
    const bank = bankFor(account, currency ?? ownCurrency(account.facts))
    const [payout] = bank === null ? [] : await payOutAvailable(transaction, account, [bank])
    return payout ?? null
  })
}

async function withPayout(
  context: Context,
  id: string,
  work: (transaction: PlatformTransaction, account: string, payout: PayoutBody) => Promise<PayoutBody | null>,
): Promise<PayoutBody | null> {
  const account = await accountOfPayout(context.db, id)
  if (account === null) return null
  return withAccount(context, account, async (transaction) => {
    const payout = await findMoneyToChange(transaction.tx, 'payout', transaction.platform.id, id)
    return payout && work(transaction, account, payout)
  })
}

/** Locks the account and then its run, as everything that pays out does. */
async function withAccount(
  context: Context,
  id: string,
  work: (transaction: PlatformTransaction, account: Account) => Promise<PayoutBody | null>,
): Promise<PayoutBody | null> {
  return context.db.transaction(async (tx) => {
    const account = await findAccountToChange(tx, id)
    if (account === null) return null
    await lockRun(tx, id)
    const platform = { id: account.platform, key: '' }
    return work({ tx, platform, cause: causedByStripe, context: contextOf(context, account.platform) }, account)
  })
}
