import type { Context } from '../../context'
import { causedByStripe, writeEvent } from '../../events/write-event'
import { findAccounts } from '../../store/accounts'
import { balancesOfAccounts } from '../../store/balances'
import { isMoneyToMakeAvailable, makeAvailable } from '../../store/payable-lines'
import type { Queries } from '../../store/queries'
import { balanceBody } from '../balance-body'

/** Makes pending money available whose time has come, and reports the balances. */
export async function makeDueAvailable(context: Context, platform: string | null, now: number): Promise<void> {
  while (await isMoneyToMakeAvailable(context.db, now, platform)) {
    await context.db.transaction((tx) => makeSomeAvailable(context, tx, now, platform))
  }
}

async function makeSomeAvailable(context: Context, tx: Queries, now: number, platform: string | null): Promise<void> {
  const since = new Map((await makeAvailable(tx, now, platform)).map(({ account, at }) => [account, at]))
  if (since.size === 0) return
  const ids = [...since.keys()]
  const balances = await balancesOfAccounts(tx, ids)
  for (const account of await findAccounts(tx, ids)) {
    if (account.access === 'closed') continue
    const object = balanceBody(account, context.country, balances.get(account.id) ?? {})
    const created = since.get(account.id) ?? now
    const told = { platform: account.platform, accountId: account.id, created, cause: causedByStripe }
    await writeEvent(tx, { ...told, type: 'balance.available', object, previous: null })
  }
}
