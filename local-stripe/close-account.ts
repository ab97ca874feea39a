import { findAccountToChange, updateAccount } from './store/accounts'
import type { Queries } from './store/database'

/** Closes an account for good: nobody reaches it again, and time changes it no more. False: there is none to close. */
export async function closeAccount(tx: Queries, id: string): Promise<boolean> {
  const account = await findAccountToChange(tx, id)
  if (account === null || account.access === 'closed') return false
  await updateAccount(tx, { ...account, access: 'closed' }, null)
  return true
}
