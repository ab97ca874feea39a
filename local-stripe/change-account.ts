import type { Account } from './account'
import { answerFor } from './account-body'
import type { Context } from './context'
import { eventsBetween } from './events-between'
import { type Cause, causedByStripe, writeEvent } from './notices/write-event'
import { findAccountToChange, updateAccount } from './store/accounts'
import type { Queries } from './store/database'

interface Manner {
  cause?: Cause
  /** False: events are written and never delivered. */
  notify?: boolean
}

/** Changes an account and writes the events that tell of it, all in one transaction. Null: there is no such account, or it was closed. */
export async function changeAccount(
  { clock }: Pick<Context, 'clock'>,
  tx: Queries,
  id: string,
  change: (account: Account) => Account,
  { cause = causedByStripe, notify = true }: Manner = {},
): Promise<Account | null> {
  const before = await findAccountToChange(tx, id)
  if (before === null || before.access === 'closed') return null
  const changed = change(before)
  const { body, capabilities, changesAt } = answerFor(changed, clock.now())
  const after = { ...changed, shown: body, capabilities }
  await updateAccount(tx, after, changesAt)

  const told = { platform: after.platform, accountId: id, created: clock.now(), cause, quiet: !notify }
  for (const { type, object, previous } of eventsBetween(before, after)) {
    await writeEvent(tx, { ...told, type, object, previous })
  }
  return after
}
