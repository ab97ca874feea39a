import type { Context } from '../context'
import { deauthorized } from '../events/deauthorized'
import { writeEvent } from '../events/write-event'
import { findAccountToChange, updateAccount } from '../store/accounts'
import type { Queries } from '../store/queries'
import type { Account } from './account'

/**
 * Closes an account permanently: no one reaches it, and the clock no longer changes it. Returns null when there is
 * none.
 */
export async function closeAccount(tx: Queries, id: string): Promise<Account | null> {
  const account = await findAccountToChange(tx, id)
  if (account === null || account.access === 'closed') return null
  const closed: Account = { ...account, access: 'closed' }
  await updateAccount(tx, closed, null)
  return closed
}

/** Like a coach closing the account in the dashboard: the platform receives an event that it lost access. */
export async function closeByCoach(
  { clock }: Pick<Context, 'clock'>,
  tx: Queries,
  id: string,
): Promise<Account | null> {
  const closed = await closeAccount(tx, id)
  if (closed !== null) await writeEvent(tx, deauthorized(closed, clock.of(closed.platform).now()))
  return closed
}
