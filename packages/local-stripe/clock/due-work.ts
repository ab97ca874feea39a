import { changeAccount } from '../accounts/change-account'
import { type Context, contextOf } from '../context'
import { settleDueDispute } from '../money/disputes/settle-dispute'
import { settleDue } from '../money/due-settlements'
import { makeDueAvailable } from '../money/payouts/due-balances'
import { payOutDue } from '../money/payouts/due-payouts'
import { inPlatformTransaction } from '../money/platform-transaction'
import { settleDueRefund } from '../money/refunds/settle-refund'
import { accountsToReassess } from '../store/accounts'
import { idsToSettle } from '../store/money'

/**
 * Applies the passage of time: ends checks and deadlines, settles payments, has banks answer, pays out, and writes the
 * events. A platform with its own clock is at its own time.
 */
export async function runDueWork(context: Context): Promise<void> {
  await runDueWorkOf(context, null)
  for (const platform of context.clock.movedOn()) await runDueWorkOf(contextOf(context, platform), platform)
}

async function runDueWorkOf(context: Context, platform: string | null): Promise<void> {
  const now = context.clock.now()
  for (const id of await accountsToReassess(context.db, now, platform)) {
    await context.db.transaction((tx) => changeAccount(context, tx, id, (account) => account))
  }
  await settleDue(context, platform)
  for (const id of await idsToSettle(context.db, 'refund', now, platform)) {
    await inPlatformTransaction(context, id, (transaction) => settleDueRefund(transaction, id))
  }
  for (const id of await idsToSettle(context.db, 'dispute', now, platform)) {
    await inPlatformTransaction(context, id, (transaction) => settleDueDispute(transaction, id))
  }
  // At one time: a clock that moves in between would pay out before the money is available.
  await makeDueAvailable(context, platform, now)
  await payOutDue(context, platform, now)
}
