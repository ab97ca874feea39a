import type { Platform } from '@/lib/payouts/accounts/account'
import type { Stretch, StretchStore } from '@/lib/payouts/ports/stretch-store'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { forgettable, prepared, type Sql, sql } from '../sql/sql'
import { type FetchClaimRow, isClaimable, isMadeUnder, isOneOf, lease, toFetchClaim } from './claims'

/** The most that Stripe puts on a page. */
const pageSize = 100

/** A short statement, since webhook events for the same accounts wait for it. */
const mostPlaced = 5000

/** Finds what waits close together by its place in the list, without looking at the rest. */
export function createStretchStore({ pool }: Database): StretchStore {
  return {
    async measureStorm(platform, { waiting, comingPerSecond }) {
      const { rows } = await pool.query<{ waiting: boolean; growing: boolean }>(
        prepared(sql`
        SELECT ${areAtLeast(3 * comingPerSecond, cameWithin(3, 0))} AS growing,
          ${areAtLeast(waiting, waitingInList(platform))} OR (${areAtLeast(comingPerSecond, cameWithin(1, 0))}
            AND ${areAtLeast(comingPerSecond, cameWithin(2, 1))} AND ${areAtLeast(comingPerSecond, cameWithin(3, 2))})
            AS waiting`),
      )
      const [{ waiting: isStorm, growing: isGrowing }] = rows as [{ waiting: boolean; growing: boolean }]
      return { isStorm, isGrowing }
    },

    async placeWaiting() {
      const { rowCount } = await pool.query(
        prepared(sql`
        WITH unplaced AS (
          SELECT stripe_account_id FROM account_counter
          WHERE is_coachs AND fetched < notified AND NOT by_itself AND list_place IS NULL
          LIMIT ${mostPlaced}
          FOR UPDATE SKIP LOCKED
        )
        UPDATE account_counter counter SET list_place = account.created_at
        FROM unplaced JOIN payout_account account USING (stripe_account_id)
        WHERE counter.stripe_account_id = unplaced.stripe_account_id AND ${forgettable}`),
      )
      return rowCount !== mostPlaced
    },

    async findStretches(platform, below, most) {
      const { rows } = await pool.query<StretchRow>(
        prepared(sql`
        WITH RECURSIVE stretch AS (
          SELECT 1 AS number, found.* FROM ${stretchBelow(platform, sql`coalesce(${below}::timestamptz, 'infinity')`)} found
          UNION ALL
          SELECT stretch.number + 1, found.*
          FROM stretch, LATERAL ${stretchBelow(platform, sql`stretch.oldest`)} found
          WHERE stretch.number < ${most}
        )
        SELECT stretch.newest, stretch.oldest, stretch.accounts, waiting.*, newer.stripe_account_id AS after
        FROM stretch
        CROSS JOIN LATERAL (
          SELECT count(*)::int AS waiting, extract(epoch FROM now() - min(counter.waiting_since))::float AS waits_seconds
          FROM ${waitingIn(platform, sql`stretch.newest`, sql`stretch.oldest`)}
        ) waiting
        LEFT JOIN LATERAL (
          SELECT account.stripe_account_id FROM payout_account account
          WHERE ${isMadeUnder(platform)} AND account.created_at > stretch.newest AND account.access_lost_at IS NULL
          ORDER BY account.created_at LIMIT 1
        ) newer ON true
        ORDER BY stretch.number`),
      )
      return rows.map(toStretch)
    },

    async claimStretch(platform, { newest, oldest }) {
      const { rows } = await pool.query<FetchClaimRow>(
        prepared(sql`
        WITH waiting AS (
          SELECT counter.stripe_account_id
          FROM ${waitingIn(platform, sql`${newest}::timestamptz`, sql`${oldest}::timestamptz`)}
          ORDER BY counter.list_place DESC
          LIMIT ${pageSize}
          FOR UPDATE OF counter SKIP LOCKED
        ), claimed AS (
          UPDATE account_counter counter SET lease_until = now() + ${lease}
          FROM waiting
          WHERE counter.stripe_account_id = waiting.stripe_account_id AND ${forgettable}
          RETURNING counter.stripe_account_id, counter.notified, counter.raised_by, counter.list_place
        )
        SELECT stripe_account_id, notified, raised_by FROM claimed ORDER BY list_place DESC`),
      )
      return rows.map(toFetchClaim)
    },

    async leaveStretches(platform, stretches) {
      if (stretches.length === 0) return
      await pool.query(sql`
        WITH waiting AS (
          SELECT counter.stripe_account_id
          FROM ${waitingInList(platform)} AND counter.list_place = ANY(${stretches.map(({ newest }) => newest)})
          FOR UPDATE OF counter SKIP LOCKED
        )
        UPDATE account_counter SET by_itself = true FROM waiting
        WHERE account_counter.stripe_account_id = waiting.stripe_account_id AND ${forgettable}`)
    },

    async fetchByThemselves(accountIds) {
      if (accountIds.length === 0) return
      await pool.query(sql`
        UPDATE account_counter SET by_itself = true, lease_until = NULL
        WHERE ${isOneOf(accountIds)}`)
    },
  }
}

/** Counts no further than it must. */
function areAtLeast(count: number, rows: Sql): Sql {
  return sql`(SELECT count(*) FROM (SELECT FROM ${rows} LIMIT ${count}) counted) >= ${count}`
}

/** May go on with further conditions. */
function waitingInList(platform: Platform): Sql {
  return sql`
    account_counter counter JOIN payout_account account USING (stripe_account_id)
    WHERE ${isClaimable} AND NOT counter.by_itself AND ${isMadeUnder(platform)}`
}

/** Began to wait between so many and so many seconds ago. */
function cameWithin(most: number, least: number): Sql {
  return sql`
    account_counter
    WHERE is_coachs AND fetched < notified AND waiting_since > now() - interval '1 second' * ${most}
      AND waiting_since <= now() - interval '1 second' * ${least}`
}

function waitingIn(platform: Platform, newest: Sql, oldest: Sql): Sql {
  return sql`${waitingInList(platform)} AND counter.list_place <= ${newest} AND counter.list_place >= ${oldest}`
}

/** From the next account that waits: it, and as many neighbors as the list shows on a page. */
function stretchBelow(platform: Platform, place: Sql): Sql {
  return sql`(
    SELECT seed.list_place AS newest, least(seed.list_place, page.oldest) AS oldest, page.accounts
    FROM (
      SELECT counter.list_place FROM ${waitingInList(platform)} AND counter.list_place < ${place}
      ORDER BY counter.list_place DESC LIMIT 1
    ) seed
    CROSS JOIN LATERAL (
      SELECT min(neighbor.created_at) AS oldest, count(*)::int AS accounts FROM (
        SELECT account.created_at FROM payout_account account
        WHERE ${isMadeUnder(platform)} AND account.created_at <= seed.list_place AND account.access_lost_at IS NULL
        ORDER BY account.created_at DESC LIMIT ${pageSize}
      ) neighbor
    ) page)`
}

interface StretchRow {
  after: AccountId | null
  newest: Date
  oldest: Date
  accounts: number
  waiting: number
  waits_seconds: number | null
}

function toStretch({ waits_seconds, ...row }: StretchRow): Stretch {
  return { ...row, waitsSeconds: waits_seconds ?? 0 }
}
