import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type {
  Compared,
  Doubt,
  Installation,
  InstallationId,
  InstallationStore,
} from '@/lib/payouts/installation/installation'
import type { DoubtCause } from '@/lib/payouts/vocabulary/cause'
import { ofPlatform } from '../accounts/of-platform'
import type { Database } from '../database'
import { lastWholeBeganAt } from '../reconciliation/last-runs'
import { type Sql, sql } from '../sql/sql'
import { formerIds } from './of-installation'

export function createInstallationStore({ pool }: Database): InstallationStore {
  return {
    async findInstallation() {
      const { rows } = await pool.query<InstallationRow>(sql`
        SELECT id AS installation_id, ${formerIds} AS former_ids,
          CASE WHEN copied_from IS NULL THEN unmarked_until END AS unmarked_until
        FROM installation`)
      if (rows[0] === undefined) throw new Error('the installation has no identity')
      return toInstallation(rows[0])
    },

    async findDoubt(platform, what) {
      const place = await readPlace(pool, platform, what)
      if (place.has_stayed) return place.doubt
      await pool.query(sql`${doubtBecause(notedCause)} WHERE ${hasStayed} IS NOT TRUE`)
      return (await readPlace(pool, platform, what)).doubt
    },

    async doubtAll() {
      await pool.query(doubtBecause(sql`'asked'`))
    },
  }
}

export interface InstallationRow {
  installation_id: string
  former_ids: string[]
  unmarked_until: Date | null
}

export function toInstallation({ installation_id, former_ids, unmarked_until }: InstallationRow): Installation {
  return {
    id: installation_id as InstallationId,
    formerIds: former_ids as InstallationId[],
    unmarkedUntil: unmarked_until,
  }
}

/** Older builds stored no cause. */
export const doubtCause = sql`coalesce(doubted_because, 'moved')`

/** Clocks differ, and work in progress may commit after the last decision. */
const slack = sql`interval '1 hour'`

/** Null when PostgreSQL does not report where its data is. */
const hasStayed = sql`(place = installation_place() AND written_in = installation.xmin::text::bigint)`

const lastDecision = sql`coalesce((SELECT at FROM decision ORDER BY id DESC LIMIT 1), made_at)`

/** When the older of the last two complete comparisons started. */
const lastWhole = sql`
  least(
    coalesce((
      SELECT min(began_at) FROM (
        SELECT coalesce(max(began_at) FILTER (WHERE ended_at IS NOT NULL), '-infinity') AS began_at
        FROM reconciliation WHERE list = 'payments' GROUP BY platform_account_id, livemode) each), '-infinity'),
    coalesce(${lastWholeBeganAt(sql`true`, 'accounts')}, '-infinity'))`

/** The place without the server's start time. */
const settled = (place: Sql) => sql`regexp_replace(${place}, '^(\\S+ \\S+) \\S+', '\\1')`

/** A copied disk looks like a restarted server, so both start a doubt; only the words differ. */
const notedCause = sql`
  CASE WHEN ${settled(sql`place`)} = ${settled(sql`installation_place()`)} AND written_in = installation.xmin::text::bigint
    THEN 'restarted' ELSE 'moved' END`

/** Starts or restarts a doubt: anything made after the last known thing may be missing. The worse cause wins. */
const doubtBecause = (cause: Sql) => sql`
  UPDATE installation SET
    doubted_because = CASE
      WHEN doubted_at > ${lastWhole} AND coalesce(doubted_because, 'moved') = 'moved' THEN 'moved'
      WHEN doubted_at > ${lastWhole} AND doubted_because = 'restarted' AND ${cause} = 'asked' THEN 'restarted'
      ELSE ${cause} END,
    place = installation_place(),
    written_in = txid_current() % 4294967296,
    -- Later than every reconciliation in a restored dump, even one from a server whose clock was ahead.
    doubted_at = greatest(now(), (SELECT max(began_at) FROM reconciliation) + interval '1 ms'),
    doubted_from = least(${lastDecision} - ${slack}, CASE WHEN doubted_at > ${lastWhole} THEN doubted_from END)`

/** The list starts with the newest, so what is missing is known before its end. */
export const hasPassedDoubt = (ours: Sql) => sql`
  EXISTS (
    SELECT FROM reconciliation
    WHERE ${ours} AND list = 'payments' AND began_at >= doubted_at AND reached < doubted_from)`

async function readPlace(pool: Pool, platform: Platform, what: Compared) {
  const { rows } = await pool.query<PlaceRow>(sql`
    SELECT installation_place() IS NULL AS is_unknowable, ${hasStayed} IS TRUE AS has_stayed, doubted_at, doubted_from, ${doubtCause} AS doubted_because,
      coalesce(whole_at, made_at) - ${slack} AS unknown_from, now() AS now,
      doubted_at IS NULL OR coalesce(whole_at >= doubted_at, false)
        OR ${what === 'payments' ? hasPassedDoubt(ofPlatform(platform)) : sql`false`} AS is_settled
    FROM installation, ${lastWholeBeganAt(ofPlatform(platform), what)} AS whole(whole_at)`)
  const [row] = rows as [PlaceRow]
  return { has_stayed: row.has_stayed || row.is_unknowable, doubt: toDoubt(row) }
}

interface PlaceRow {
  is_unknowable: boolean
  has_stayed: boolean
  is_settled: boolean
  doubted_at: Date | null
  doubted_from: Date | null
  doubted_because: DoubtCause
  unknown_from: Date
  now: Date
}

/** When a restore cannot be ruled out, there is always a doubt, back to the last comparison. */
function toDoubt(row: PlaceRow): Doubt | null {
  const { is_unknowable, is_settled, doubted_at, doubted_from, doubted_because, unknown_from, now } = row
  const isOpen = !is_settled && doubted_at !== null && doubted_from !== null
  if (isOpen) return { from: doubted_from, at: doubted_at, cause: doubted_because }
  return is_unknowable ? { from: unknown_from, at: now, cause: 'moved' } : null
}
