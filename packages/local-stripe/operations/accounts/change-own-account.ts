import type { Account } from '../../accounts/account'
import { changeAccount } from '../../accounts/change-account'
import type { Call } from '../../api/operation'
import { accountInvalid } from '../../errors'
import { requireAccount } from './require-account'

/** Changes a connected account of this platform. The events name the request. */
export async function changeOwnAccount(
  call: Call<unknown>,
  id: string,
  change: (account: Account) => Account,
): Promise<Account> {
  await requireAccount(call, id)
  const changed = await changeAccount(call.context, call.tx, id, change, { cause: call.cause })
  if (changed === null) throw accountInvalid(call.platform.key, id)
  return changed
}
