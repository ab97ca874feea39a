import type { Account } from '../../accounts/account'
import type { Call } from '../../api/operation'
import { accountInvalid } from '../../errors'
import { findAccount } from '../../store/accounts'

type Asker = Pick<Call<unknown>, 'tx' | 'platform'>

/** A connected account of this platform. Foreign, unknown, withdrawn and closed accounts give the same refusal. */
export async function requireAccount({ tx, platform }: Asker, id: string): Promise<Account> {
  const account = await findAccount(tx, id)
  if (account === null || account.platform !== platform.id || account.access !== 'granted') {
    throw accountInvalid(platform.key, id)
  }
  return account
}
