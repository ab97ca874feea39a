import type { FetchStore } from '@/lib/payouts/ports/store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { forgettable, isOver, prepared, sql } from '../sql/sql'
import { storedCause, toCause } from '../sql/stored-words'
import { orUnstorable } from '../sql/unstorable'
import { keepSnapshot } from './keep-snapshot'
import { waitingSince } from './waiting-since'

/**
 * Only the database's clock sets leases and waits, so servers' clocks may differ. A wrong lease costs one extra fetch,
 * never a wrong snapshot: the generation guards that.
 */
export function createFetchStore(database: Database): FetchStore {
  const { pool } = database
  return {
    keepSnapshot: (read) => orUnstorable(() => keepSnapshot(database, read)),

    async raise(accountId, cause) {
      const { rows } = await pool.query<{ notified: string }>(sql`
        INSERT INTO account_counter (stripe_account_id, notified, raised_by, lease_until)
        VALUES (${accountId}, 1, ${storedCause(cause)}, now() + ${lease})
        ON CONFLICT (stripe_account_id) DO UPDATE SET
          notified = account_counter.notified + 1,
          raised_by = excluded.raised_by,
          waiting_since = ${waitingSince},
          lease_until = excluded.lease_until
        RETURNING notified`)
      const [row] = rows as [{ notified: string }]
      return Number(row.notified)
    },

    async claimFetches(platform, limit) {
      const { rows } = await pool.query<FetchClaimRow>(
        prepared(sql`
        WITH waiting AS (
          SELECT counter.stripe_account_id
          FROM account_counter counter
          JOIN payout_account account USING (stripe_account_id)
          WHERE counter.is_coachs AND counter.fetched < counter.notified
            AND account.platform_account_id = ${platform.accountId}
            AND account.livemode = ${platform.live}
            AND ${isOver(sql`counter.lease_until`, lease)}
            AND ${isOver(sql`counter.retry_at`, longestWait)}
          ORDER BY counter.waiting_since
          LIMIT ${limit}
          FOR UPDATE OF counter SKIP LOCKED
        )
        UPDATE account_counter counter
        SET lease_until = now() + ${lease}
        FROM waiting
        WHERE counter.stripe_account_id = waiting.stripe_account_id AND ${forgettable}
        RETURNING counter.stripe_account_id, counter.notified, counter.raised_by`),
      )
      return rows.map((row) => ({
        accountId: row.stripe_account_id as AccountId,
        generation: Number(row.notified),
        cause: toCause(row.raised_by),
      }))
    },

    async giveBackClaims(accountIds) {
      if (accountIds.length === 0) return
      await pool.query(sql`
        UPDATE account_counter SET lease_until = NULL WHERE stripe_account_id = ANY(${accountIds})`)
    },

    async postponeFetch(accountId, failure) {
      await pool.query(sql`
        UPDATE account_counter SET
          failures = failures + 1,
          last_failure = ${failure},
          lease_until = NULL,
          retry_at = now() + interval '1 second' * least(3600, (0.75 + random() / 2) * 2 ^ least(failures + 1, 12))
        WHERE stripe_account_id = ${accountId} AND fetched < notified`)
    },

    async leaveFetch(accountId) {
      await pool.query(sql`
        UPDATE account_counter SET lease_until = NULL, retry_at = greatest(retry_at, now() + interval '2 seconds')
        WHERE stripe_account_id = ${accountId} AND fetched < notified`)
    },
  }
}

/** Longer than any fetch with its retries. */
const lease = sql`interval '30 seconds'`

/** Reconciliation delays a fetch by a minute, so that the webhook event comes first; failures delay it further. */
const longestWait = sql`interval '1 minute' + interval '1 second' * least(3600, 2 ^ least(counter.failures + 1, 12))`

interface FetchClaimRow {
  stripe_account_id: string
  notified: string
  raised_by: string
}
