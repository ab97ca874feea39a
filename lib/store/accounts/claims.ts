import type { Platform } from '@/lib/payouts/accounts/account'
import type { FetchClaim } from '@/lib/payouts/ports/fetch-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { isOver, type Sql, sql } from '../sql/sql'
import { toCause } from '../sql/stored-words'

/** Longer than any fetch with its retries. */
export const lease = sql`interval '30 seconds'`

/** Reconciliation delays a fetch by a minute, so that the webhook event comes first; failures delay it further. */
const longestWait = sql`interval '1 minute' + interval '1 second' * least(3600, 2 ^ least(counter.failures + 1, 12))`

/** A fetch of this `counter` is wanted, nobody's lease holds it, and its wait is over. */
export const isClaimable = sql`
  (counter.is_coachs AND counter.fetched < counter.notified
    AND ${isOver(sql`counter.lease_until`, lease)} AND ${isOver(sql`counter.retry_at`, longestWait)})`

/** For `account`: other platforms' accounts cannot be fetched with our key. */
export function isMadeUnder({ accountId, live }: Platform): Sql {
  return sql`(account.platform_account_id = ${accountId} AND account.livemode = ${live})`
}

/** Locks them in the order of their ids, as batches of webhook events do, so that neither waits for the other. */
export function isOneOf(accountIds: readonly AccountId[]): Sql {
  return sql`
    stripe_account_id IN (
      SELECT stripe_account_id FROM account_counter WHERE stripe_account_id = ANY(${accountIds})
      ORDER BY stripe_account_id FOR UPDATE)`
}

export interface FetchClaimRow {
  stripe_account_id: string
  notified: string
  raised_by: string
}

export function toFetchClaim({ stripe_account_id, notified, raised_by }: FetchClaimRow): FetchClaim {
  return { accountId: stripe_account_id as AccountId, generation: Number(notified), cause: toCause(raised_by) }
}
