import { changeAccount } from './change-account'
import type { Context } from './context'
import { accountsToReassess } from './store/accounts'

/** Lets time have its effect: ends checks and lets deadlines pass, writing the events that tell of it. */
export async function tick(context: Pick<Context, 'db' | 'clock'>): Promise<void> {
  for (const id of await accountsToReassess(context.db, context.clock.now())) {
    await context.db.transaction((tx) => changeAccount(context, tx, id, (account) => account))
  }
}
