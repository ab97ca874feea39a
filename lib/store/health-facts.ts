import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/account'
import type { EndedSweep, KeptFacts, Refused, RunningSweep } from '@/lib/payouts/health/facts'
import { foreignAccounts, ofPlatform } from './of-platform'
import { openOrphans } from './open-orphans'
import { type Sql, sql } from './sql'
import { takenInVain } from './taken-in-vain'

/** Four statements side by side; times of the last hour and week are the database's. */
export async function readHealthFacts(pool: Pool, platform: Platform | null, most: number): Promise<KeptFacts> {
  const [counted, refused, lastSweep, runningSweep] = await Promise.all([
    readCounts(pool, platform, most),
    readRefused(pool),
    readLastSweep(pool, platform),
    readRunningSweep(pool, platform),
  ])
  const { waiting, waiting_since, failing, failing_since, ...rest } = counted
  return {
    lastNoticeAt: rest.last_notice_at,
    noticesLastHour: rest.notices,
    refused,
    waiting: { count: waiting, since: waiting_since },
    failing: { count: failing, since: failing_since },
    firstAccountAt: rest.first_account_at,
    oldestCheckAt: rest.oldest_check_at,
    lastSweep,
    runningSweep,
    drifts: rest.drifts,
    orphans: rest.orphans,
    gone: rest.gone,
    foreign: rest.foreign_accounts,
    takenInVain: rest.taken_in_vain,
    lateLetters: { count: rest.late_letters, since: rest.late_letters_since },
  }
}

interface CountsRow {
  last_notice_at: Date | null
  notices: number
  waiting: number
  waiting_since: Date | null
  failing: number
  failing_since: Date | null
  first_account_at: Date | null
  oldest_check_at: Date | null
  drifts: number
  orphans: number
  gone: number
  foreign_accounts: number
  taken_in_vain: number
  late_letters: number
  late_letters_since: Date | null
}

async function readCounts(pool: Pool, platform: Platform | null, most: number): Promise<CountsRow> {
  const ours = ofPlatform(platform)
  const counted = (found: Sql) => sql`SELECT count(*)::int FROM (SELECT FROM (${found}) each LIMIT ${most}) first_ones`
  const { rows } = await pool.query<CountsRow>(sql`
    SELECT
      coalesce((${lastNotice(ours)}), (SELECT heard_at FROM last_notice WHERE ${ours})) AS last_notice_at,
      (${counted(sql`SELECT FROM notice WHERE heard_at > now() - interval '1 hour'`)}) AS notices,
      waiting.count AS waiting, waiting.since AS waiting_since,
      failing.count AS failing, failing.since AS failing_since,
      (SELECT min(created_at) FROM payout_account WHERE ${ours}) AS first_account_at,
      (SELECT checked_at FROM payout_account WHERE ${ours} AND access_lost_at IS NULL
       ORDER BY checked_at, coach_id LIMIT 1) AS oldest_check_at,
      (${counted(sql`SELECT FROM drift WHERE found_at > now() - interval '7 days'`)}) AS drifts,
      (${counted(openOrphans(platform))}) AS orphans,
      (${counted(sql`SELECT FROM payout_account WHERE access_lost_at IS NOT NULL AND ${ours}`)}) AS gone,
      (${platform === null ? sql`SELECT 0` : counted(foreignAccounts(platform))}) AS foreign_accounts,
      (${counted(failedRefunds(ours))}) AS taken_in_vain,
      late_letters.count AS late_letters, late_letters.since AS late_letters_since
    FROM (${news(ours, sql`failures = 0`, most)}) waiting, (${news(ours, sql`failures > 0`, most)}) failing,
      (${lateLetters(ours, most)}) late_letters`)
  const [row] = rows as [CountsRow]
  return row
}

/**
 * A notice names its account and not its mode, so only notices of accounts of ours tell that the endpoint of this mode
 * delivers. Pruning keeps what lies behind the newest ten thousand.
 */
function lastNotice(ours: Sql): Sql {
  return sql`
    SELECT heard_at
    FROM (SELECT stripe_account_id, heard_at FROM notice ORDER BY heard_at DESC LIMIT 10000) newest
    JOIN payout_account USING (stripe_account_id)
    WHERE ${ours} ORDER BY heard_at DESC LIMIT 1`
}

/** News of accounts that are read at all; the oldest come first, so the earliest is among those counted. */
function news(ours: Sql, wanted: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(waiting_since) AS since
    FROM (
      SELECT waiting_since FROM account_counter JOIN payout_account USING (stripe_account_id)
      WHERE is_coachs AND fetched < notified AND ${wanted} AND ${ours}
      ORDER BY waiting_since LIMIT ${most}
    ) first_ones`
}

function lateLetters(ours: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(written_at) AS since
    FROM (
      SELECT written_at FROM letter JOIN payout_account USING (coach_id)
      WHERE settled_at IS NULL AND written_at < now() - interval '2 hours' AND ${ours}
      LIMIT ${most}
    ) first_ones`
}

/** A transfer that somebody made at Stripe to mend it is not seen here, so they are not told of for ever. */
function failedRefunds(ours: Sql): Sql {
  return sql`
    SELECT FROM charge
    WHERE reference IN (${takenInVain(sql`at > now() - interval '60 days'`)}) AND ${ours}`
}

async function readRefused(pool: Pool): Promise<Refused> {
  const { rows } = await pool.query<{ since: Date; reason: string | null; count: number }>(sql`
    SELECT since, reason, sum(count)::int AS count
    FROM (SELECT date_trunc('hour', now()) - interval '1 hour' AS since) began
    LEFT JOIN refused_count ON hour >= since
    GROUP BY since, reason`)
  const counts = rows.flatMap(({ reason, count }) => (reason === null ? [] : [[reason, count] as const]))
  return { since: rows[0]?.since ?? new Date(0), counts: Object.fromEntries(counts) }
}

async function readLastSweep(pool: Pool, platform: Platform | null): Promise<EndedSweep | null> {
  const { rows } = await pool.query<EndedSweep>(sql`
    SELECT ended_at AS "endedAt", compared, differing, unseen FROM sweep
    WHERE ${ofPlatform(platform)} AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`)
  return rows[0] ?? null
}

async function readRunningSweep(pool: Pool, platform: Platform | null): Promise<RunningSweep | null> {
  const { rows } = await pool.query<RunningSweep>(sql`
    SELECT began_at AS "beganAt", compared, count(*)::int AS windows,
      count(*) FILTER (WHERE is_done)::int AS "windowsDone"
    FROM sweep JOIN sweep_window ON sweep_id = sweep.id
    WHERE ${ofPlatform(platform)} AND ended_at IS NULL GROUP BY sweep.id`)
  return rows[0] ?? null
}
