import { changeAccount } from './change-account'
import type { Context } from './context'
import { atTill } from './money/at-till'
import { settleDueDispute } from './money/settle-dispute'
import { settleDueRefund } from './money/settle-refund'
import { settleDue } from './money/settling'
import { accountsToReassess } from './store/accounts'
import { idsToSettle } from './store/money'

/**
 * Lets time have its effect: ends checks, lets deadlines pass, brings payments to the books and has banks answer, writing
 * the events that tell of it.
 */
export async function tick(context: Context): Promise<void> {
  const now = context.clock.now()
  for (const id of await accountsToReassess(context.db, now)) {
    await context.db.transaction((tx) => changeAccount(context, tx, id, (account) => account))
  }
  await settleDue(context)
  for (const id of await idsToSettle(context.db, 'refund', now)) {
    await atTill(context, id, (till) => settleDueRefund(till, id))
  }
  for (const id of await idsToSettle(context.db, 'dispute', now)) {
    await atTill(context, id, (till) => settleDueDispute(till, id))
  }
}
