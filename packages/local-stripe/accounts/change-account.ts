import type { Context } from '../context'
import { type Cause, causedByStripe, writeEvent } from '../events/write-event'
import { findAccountToChange, updateAccount } from '../store/accounts'
import { arrangeRunIfThereIsMoney } from '../store/payout-runs'
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
  if (paysOutOtherwise(before, after)) await arrangeRunIfThereIsMoney(tx, after.platform, id, now)

  const told = { platform: after.platform, accountId: id, created: now, cause, quiet: !notify }
  for (const { type, object, previous } of accountEvents(before, after)) {
    await writeEvent(tx, { ...told, type, object, previous })
  }
  return after
}

/** True when the change may let a payout go, or stop one. */
function paysOutOtherwise(before: Account, after: Account): boolean {
  const deciding = ({ access, shown }: Account) =>
    JSON.stringify([
      access,
      shown.payouts_enabled,
      shown.settings.payouts,
      shown.external_accounts.data.map(({ id, status }) => [id, status]),
    ])
  return deciding(before) !== deciding(after)
}
