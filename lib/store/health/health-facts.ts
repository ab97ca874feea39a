import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { EndedReconciliation, KeptFacts, Refused, RunningReconciliation } from '@/lib/payouts/health/facts'
import type { DoubtCause } from '@/lib/payouts/vocabulary/cause'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { foreignAccounts, ofPlatform } from '../accounts/of-platform'
import { readSealState } from '../decisions/seal-state'
import { doubtCause, hasPassedDoubt } from '../installation/installation-store'
import { withShortfall } from '../payments/shortfall'
import { comparedSince, lastWholeBeganAt } from '../reconciliation/last-runs'
import { type Sql, sql } from '../sql/sql'
import { openConflicts } from './open-conflicts'
import { openOrphans } from './open-orphans'
import { readRefusedSetUps } from './refused-set-ups'
import { readStorm } from './storm-progress'

/** Parallel statements, and in a storm another one, with times from the database's clock. */
export async function readHealthFacts(pool: Pool, platform: Platform | null, most: number): Promise<KeptFacts> {
  const [counted, refused, refusedSetUps, lastReconciliation, runningReconciliation, seals] = await Promise.all([
    readCounts(pool, platform, most),
    readRefused(pool),
    readRefusedSetUps(pool, most),
    readLastReconciliation(pool, platform),
    readRunningReconciliation(pool, platform),
    readSealState(pool),
  ])
  const { waiting: count, waiting_since: since, failing, failing_since, ...rest } = counted
  const waiting = { count, since }
  return {
    lastEventAt: rest.last_event_at,
    eventsLastHour: rest.events,
    refused,
    waiting,
    storm: await readStorm(pool, platform, waiting),
    failing: { count: failing, since: failing_since },
    unchecked: { count: rest.unchecked, since: rest.unchecked_since },
    movedSeenUntil: rest.moved_seen_until,
    paymentsComparedAt: rest.payments_compared_at,
    firstAccountAt: rest.first_account_at,
    oldestCheckAt: rest.oldest_check_at,
    lastReconciliation,
    runningReconciliation,
    drifts: rest.drifts,
    orphans: rest.orphans,
    conflicts: rest.conflicts,
    doubt: toDoubt(rest),
    gone: rest.gone,
    foreign: rest.foreign_accounts,
    shortfall: rest.taken_in_vain,
    refusedSetUps,
    closings: { count: rest.closings, since: rest.closings_since, oldest: rest.oldest_closing },
    workSeenAt: rest.work_seen_at,
    workBegunAt: rest.work_begun_at,
    queueSeenAt: rest.queue_seen_at,
    unsettledEmails: rest.unsettled_letters,
    lateEmails: { count: rest.late_letters, since: rest.late_letters_since },
    seals,
  }
}

interface CountsRow {
  last_event_at: Date | null
  events: number
  waiting: number
  waiting_since: Date | null
  failing: number
  failing_since: Date | null
  unchecked: number
  unchecked_since: Date | null
  moved_seen_until: Date | null
  payments_compared_at: Date | null
  first_account_at: Date | null
  oldest_check_at: Date | null
  drifts: number
  orphans: number
  conflicts: number
  doubted_at: Date | null
  doubted_from: Date | null
  doubted_because: DoubtCause
  gone: number
  foreign_accounts: number
  taken_in_vain: number
  closings: number
  closings_since: Date | null
  oldest_closing: AccountId | null
  work_seen_at: Date | null
  work_begun_at: Date | null
  queue_seen_at: Date | null
  unsettled_letters: number
  late_letters: number
  late_letters_since: Date | null
}

async function readCounts(pool: Pool, platform: Platform | null, most: number): Promise<CountsRow> {
  const ours = ofPlatform(platform)
  const counted = (found: Sql) => sql`SELECT count(*)::int FROM (SELECT FROM (${found}) each LIMIT ${most}) first_ones`
  const { rows } = await pool.query<CountsRow>(sql`
    SELECT
      coalesce((${lastEvent(ours)}), (SELECT received_at FROM last_webhook_event WHERE ${ours})) AS last_event_at,
      (${counted(sql`SELECT FROM webhook_event WHERE received_at > now() - interval '1 hour'`)}) AS events,
      waiting.count AS waiting, waiting.since AS waiting_since,
      failing.count AS failing, failing.since AS failing_since,
      unchecked.count AS unchecked, unchecked.since AS unchecked_since,
      ${comparedSince(ours, ['refunds', 'disputes'])} AS moved_seen_until,
      ${comparedSince(ours, ['payments'])} AS payments_compared_at,
      (SELECT min(created_at) FROM payout_account WHERE ${ours}) AS first_account_at,
      (SELECT checked_at FROM payout_account WHERE ${ours} AND access_lost_at IS NULL
       ORDER BY checked_at, coach_id LIMIT 1) AS oldest_check_at,
      (${counted(sql`SELECT FROM drift WHERE found_at > now() - interval '7 days'`)}) AS drifts,
      (${counted(openOrphans(platform))}) AS orphans,
      (${counted(openConflicts(platform))}) AS conflicts,
      doubt.at AS doubted_at, doubt.from AS doubted_from, doubt.cause AS doubted_because,
      (${counted(sql`SELECT FROM payout_account WHERE access_lost_at IS NOT NULL AND ${ours}`)}) AS gone,
      (${platform === null ? sql`SELECT 0` : counted(foreignAccounts(platform))}) AS foreign_accounts,
      (${counted(failedRefunds(ours))}) AS taken_in_vain,
      closings.count AS closings, closings.since AS closings_since, closings.oldest AS oldest_closing,
      (SELECT max(seen_at) FROM work) AS work_seen_at,
      (SELECT begun_at FROM work ORDER BY seen_at DESC LIMIT 1) AS work_begun_at,
      (SELECT max(queue_seen_at) FROM work) AS queue_seen_at,
      (${counted(unsettledEmails(ours))}) AS unsettled_letters,
      late_letters.count AS late_letters, late_letters.since AS late_letters_since
    FROM (${claim(ours, sql`failures = 0`, most)}) waiting, (${claim(ours, sql`failures > 0`, most)}) failing,
      (${uncheckedPayments(ours, most)}) unchecked, (${lateEmails(ours, most)}) late_letters,
      (${closings(ours, most)}) closings LEFT JOIN (${openDoubt(ours)}) doubt ON true`)
  const [row] = rows as [CountsRow]
  return row
}

/**
 * An event names its account, not its mode, so only events of our accounts show that this mode's endpoint delivers.
 * Pruning keeps the newest ten thousand.
 */
function lastEvent(ours: Sql): Sql {
  return sql`
    SELECT received_at
    FROM (SELECT stripe_account_id, received_at FROM webhook_event ORDER BY received_at DESC LIMIT 10000) newest
    JOIN payout_account USING (stripe_account_id)
    WHERE ${ours} ORDER BY received_at DESC LIMIT 1`
}

/** Wanted fetches of known accounts, oldest first, so the earliest is counted. */
function claim(ours: Sql, wanted: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(waiting_since) AS since
    FROM (
      SELECT waiting_since FROM account_counter JOIN payout_account USING (stripe_account_id)
      WHERE is_coachs AND fetched < notified AND ${wanted} AND ${ours}
      ORDER BY waiting_since LIMIT ${most}
    ) first_ones`
}

function uncheckedPayments(ours: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(check_failing_since) AS since
    FROM (
      SELECT check_failing_since FROM payment
      WHERE check_failures > 0 AND next_check_at IS NOT NULL AND ${ours}
      ORDER BY check_failing_since LIMIT ${most}
    ) first_ones`
}

/** A restore without a complete comparison of payments since. */
function openDoubt(ours: Sql): Sql {
  return sql`
    SELECT doubted_at AS at, doubted_from AS from, ${doubtCause} AS cause FROM installation
    WHERE doubted_at > coalesce(${lastWholeBeganAt(ours, 'payments')}, '-infinity')
      AND NOT ${hasPassedDoubt(ours)}`
}

function toDoubt({
  doubted_at: at,
  doubted_from: from,
  doubted_because: cause,
}: Pick<CountsRow, 'doubted_at' | 'doubted_from' | 'doubted_because'>): KeptFacts['doubt'] {
  return at === null || from === null ? null : { at, from, cause }
}

/** An invited coach may have no account yet. */
const ofPlatformOrNone = (ours: Sql) => sql`(payout_account.coach_id IS NULL OR ${ours})`

function unsettledEmails(ours: Sql): Sql {
  return sql`SELECT FROM email LEFT JOIN payout_account USING (coach_id) WHERE settled_at IS NULL AND ${ofPlatformOrNone(ours)}`
}

function lateEmails(ours: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(stored_at) AS since
    FROM (
      SELECT stored_at FROM email LEFT JOIN payout_account USING (coach_id)
      WHERE settled_at IS NULL AND stored_at < now() - interval '2 hours' AND ${ofPlatformOrNone(ours)}
      LIMIT ${most}
    ) first_ones`
}

function closings(ours: Sql, most: number): Sql {
  return sql`
    SELECT count(*)::int AS count, min(begun_at) AS since,
      (array_agg(stripe_account_id ORDER BY begun_at, stripe_account_id))[1] AS oldest
    FROM (
      SELECT stripe_account_id, begun_at FROM account_closing JOIN payout_account USING (coach_id, stripe_account_id)
      WHERE ${ours}
      LIMIT ${most}
    ) first_ones`
}

/** We cannot see a manual repair at Stripe, so these age out. */
function failedRefunds(ours: Sql): Sql {
  return sql`
    SELECT FROM payment
    WHERE reference IN (${withShortfall(sql`at > now() - interval '60 days'`)}) AND ${ours}`
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

async function readLastReconciliation(pool: Pool, platform: Platform | null): Promise<EndedReconciliation | null> {
  const { rows } = await pool.query<EndedReconciliation>(sql`
    SELECT ended_at AS "endedAt", compared, differing, unseen FROM reconciliation
    WHERE ${ofPlatform(platform)} AND list = 'accounts' AND ended_at IS NOT NULL ORDER BY id DESC LIMIT 1`)
  return rows[0] ?? null
}

async function readRunningReconciliation(pool: Pool, platform: Platform | null): Promise<RunningReconciliation | null> {
  const { rows } = await pool.query<RunningReconciliation>(sql`
    SELECT began_at AS "beganAt", compared, count(*)::int AS windows,
      count(*) FILTER (WHERE is_done)::int AS "windowsDone"
    FROM reconciliation JOIN reconciliation_window ON reconciliation_id = id
    WHERE ${ofPlatform(platform)} AND list = 'accounts' AND ended_at IS NULL GROUP BY id`)
  return rows[0] ?? null
}
