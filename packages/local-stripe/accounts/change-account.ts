import type { Context } from '../context'
import { type Cause, causedByStripe, writeEvent } from '../events/write-event'
import { findAccountToChange, updateAccount } from '../store/accounts'
import type { Queries } from '../store/queries'
import type { Account } from './account'
import { answerFor } from './account-body'
import { accountEvents } from './account-events'

interface Manner {
  cause?: Cause
  /** When false, events are stored but never delivered. */
  notify?: boolean
}

/**
 * Changes an account and writes its events in one transaction. Returns null when the account does not exist or is
 * closed.
 */
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
  const now = clock.of(before.platform).now()
  const { body, capabilities, changesAt } = answerFor(changed, now)
  const after = { ...changed, shown: body, capabilities }
  await updateAccount(tx, after, changesAt)

  const told = { platform: after.platform, accountId: id, created: now, cause, quiet: !notify }
  for (const { type, object, previous } of accountEvents(before, after)) {
    await writeEvent(tx, { ...told, type, object, previous })
  }
  return after
}
