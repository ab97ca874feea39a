import type { FetchStore } from '@/lib/payouts/ports/fetch-store'
import type { Database } from '../database'
import { forgettable, prepared, sql } from '../sql/sql'
import { storedCause } from '../sql/stored-words'
import { orUnstorable } from '../sql/unstorable'
import { type FetchClaimRow, isClaimable, isMadeUnder, isOneOf, lease, toFetchClaim } from './claims'
import { keepSnapshots } from './keep-snapshots'
import { waitingSince } from './waiting-since'

/**
 * Only the database's clock sets leases and waits, so servers' clocks may differ. A wrong lease costs one extra fetch,
 * never a wrong snapshot: the generation guards that.
 */
export function createFetchStore(database: Database): FetchStore {
  const { pool } = database
  return {
    keepSnapshots: (reads) => orUnstorable(() => keepSnapshots(database, reads)),

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

    async wantFetch(accountId, cause) {
      await pool.query(sql`
        INSERT INTO account_counter (stripe_account_id, notified, raised_by) VALUES (${accountId}, 1, ${storedCause(cause)})
        ON CONFLICT (stripe_account_id) DO UPDATE SET
          notified = account_counter.notified + 1,
          raised_by = excluded.raised_by,
          waiting_since = ${waitingSince}`)
    },

    async claimFetches(platform, limit, which) {
      const { rows } = await pool.query<FetchClaimRow>(
        prepared(sql`
        WITH waiting AS (
          SELECT counter.stripe_account_id
          FROM account_counter counter
          JOIN payout_account account USING (stripe_account_id)
          WHERE ${isClaimable} AND ${isMadeUnder(platform)} AND ${which === undefined ? sql`true` : sql`counter.by_itself`}
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
      return rows.map(toFetchClaim)
    },

    async giveBackClaims(accountIds) {
      if (accountIds.length === 0) return
      await pool.query(sql`
        UPDATE account_counter SET lease_until = NULL WHERE ${isOneOf(accountIds)}`)
    },

    async postponeFetch(accountId, failure) {
      await pool.query(sql`
        UPDATE account_counter SET
          failures = failures + 1,
          last_failure = ${failure},
          lease_until = NULL,
          -- A page may work where single fetches do not, except for what nobody can read.
          by_itself = ${failure}::text = 'unreadable',
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
