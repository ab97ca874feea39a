import { type Context, contextOf } from '../../context'
import { causedByStripe } from '../../events/write-event'
import { findAccountToChange } from '../../store/accounts'
import { accountsToPayOut, lockRun } from '../../store/payout-runs'
import { nextPayoutDue } from '../../store/payouts'
import type { Queries } from '../../store/queries'
import type { PlatformTransaction } from '../platform-transaction'
import { runSchedule } from './automatic-payouts'
import { settleDuePayout } from './settle-payout'

/**
 * Pays out by schedule and has banks answer. A clock that was moved over days does for each account, in order, what each
 * of them brings, at its time.
 */
export async function payOutDue(context: Context, platform: string | null, now: number): Promise<void> {
  for (;;) {
    const accounts = await accountsToPayOut(context.db, now, platform)
    if (accounts.length === 0) return
    for (const id of accounts) await context.db.transaction((tx) => catchUp(context, tx, id, now))
  }
}

async function catchUp(context: Context, tx: Queries, id: string, now: number): Promise<void> {
  for (;;) {
    const account = await findAccountToChange(tx, id)
    if (account === null) throw new Error(`${id} has payouts and is not there`)
    const run = await lockRun(tx, id)
    const payout = await nextPayoutDue(tx, id)
    const at = Math.min(run ?? Number.POSITIVE_INFINITY, payout?.at ?? Number.POSITIVE_INFINITY)
    if (at > now) return
    const platform = { id: account.platform, key: '' }
    const transaction = {
      tx,
      platform,
      cause: causedByStripe,
      context: contextAt(contextOf(context, account.platform), at),
    }
    if (payout?.at === at) await settleDuePayout(transaction, id, payout.id)
    else await runSchedule(transaction, account)
  }
}

/** The same context at another time. Clocks of platforms stay as they are. */
function contextAt(context: Context, moment: number): PlatformTransaction['context'] {
  return { ...context, clock: { ...context.clock, now: () => moment } }
}
