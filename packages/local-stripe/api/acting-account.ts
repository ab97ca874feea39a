import type { Account } from '../accounts/account'
import { refusal } from '../errors'
import { requireAccount } from '../operations/accounts/require-account'
import type { Platform } from '../platform-key'
import type { Queries } from '../store/queries'
import type { Operation } from './operation'

/** The connected account a request acts for (docs.stripe.com/connect/authentication); null for the platform itself. */
export async function actingAccount(
  tx: Queries,
  platform: Platform,
  id: string | undefined,
  { method, path, forAccount }: Operation,
): Promise<Account | null> {
  if (id === undefined || id === platform.id) return null
  const account = await requireAccount({ tx, platform }, id)
  if (forAccount) return account
  throw refusal('connected account', { method, path })
}
