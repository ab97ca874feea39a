import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Period, Walked } from '@/lib/payouts/ports/reconciliation-store'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { lastWholeBeganAt } from './last-runs'

/** Starts a run unless one is running or recent, and younger than the doubt. */
export async function beginRunIfDue(pool: Pool, platform: Platform, walked: Walked): Promise<void> {
  if (walked.period.kind !== 'all') await dropRunOlderThanDoubt(pool, platform, walked)
  const { list, everySeconds } = walked
  await pool.query(sql`
    WITH begun AS (
      INSERT INTO reconciliation (platform_account_id, livemode, list)
      SELECT ${platform.accountId}, ${platform.live}, ${list}
      WHERE NOT EXISTS (
        SELECT FROM reconciliation
        WHERE ${ofPlatform(platform)} AND list = ${list} AND (ended_at IS NULL OR began_at > greatest(
          now() - interval '1 second' * ${everySeconds}, ${doubtedAt}, ${list === 'payments' ? adoptedAt(platform) : null})))
      ON CONFLICT DO NOTHING
      RETURNING id, began_at
    )
    ${walked.period.kind === 'all' ? createAccountWindows(platform) : createWindow(startOf(platform, walked, walked.period))}`)
}

/** Rows that its first pages compared may have been lost since. Runs of accounts are long: they end, and another follows. */
async function dropRunOlderThanDoubt(pool: Pool, platform: Platform, { list }: Walked): Promise<void> {
  const older = sql`${ofPlatform(platform)} AND list = ${list} AND ended_at IS NULL AND began_at < ${doubtedAt}`
  const { rows } = await pool.query<{ id: string }>(sql`SELECT id FROM reconciliation WHERE ${older}`)
  if (rows[0] === undefined) return
  const { id } = rows[0]
  // In the order in which a page is settled, so that the two cannot wait for each other.
  await inTransaction(pool, async (tx) => {
    await tx.query(sql`DELETE FROM reconciliation_window WHERE reconciliation_id = ${id}`)
    await tx.query(sql`DELETE FROM reconciliation WHERE id = ${id} AND ended_at IS NULL`)
  })
}

const doubtedAt = sql`(SELECT doubted_at FROM installation)`

/** Payments of adopted accounts may match now. */
const adoptedAt = (platform: Platform) => sql`
  (SELECT max(ended_at) FROM reconciliation WHERE ${ofPlatform(platform)} AND list = 'accounts' AND adopted > 0)`

function createWindow(from: Sql): Sql {
  return sql`
    INSERT INTO reconciliation_window (reconciliation_id, number, created_from)
    SELECT id, 0, date_trunc('second', ${from}) FROM begun`
}

function startOf(platform: Platform, { list }: Walked, period: Exclude<Period, { kind: 'all' }>): Sql {
  const lastWhole = lastWholeBeganAt(ofPlatform(platform), list)
  const isDoubted = sql`doubted_at > coalesce(${lastWhole}, '-infinity')`
  if (period.kind === 'days')
    return sql`least(began_at - interval '1 day' * ${period.days},
      (SELECT least(doubted_from, ${oldestLeft}) FROM installation WHERE ${isDoubted}))`
  return sql`least(${lastWhole}, begun.began_at, (SELECT doubted_from FROM installation WHERE ${isDoubted}))
    - interval '1 second' * ${period.overlapSeconds}`
}

/** An unmatched payment may match now, for example when its coach returns. */
const oldestLeft = sql`
  (SELECT min(created_at) FROM conflict
   WHERE kind = 'payment' AND carries_our_mark
     AND NOT EXISTS (SELECT FROM payment WHERE payment_intent_id = conflict.stripe_id))`

/** About ten pages a window, so that a crash costs little. */
const windowSize = 1000

/**
 * Each window of the run in `begun` holds as many of our accounts; together they cover all time, before the first and
 * after the last account too.
 */
export function createAccountWindows(platform: Platform): Sql {
  return sql`
    , border AS (
      SELECT created_at AS at, row_number() OVER (ORDER BY created_at) AS number
      FROM (
        SELECT date_trunc('second', created_at) AS created_at, row_number() OVER (ORDER BY created_at) AS place
        FROM payout_account, begun
        WHERE ${ofPlatform(platform)}
      ) ours
      WHERE place % ${windowSize} = 0
      GROUP BY created_at
    )
    INSERT INTO reconciliation_window (reconciliation_id, number, created_from, created_before)
    SELECT begun.id, place.number, lower.at, upper.at
    FROM begun
    CROSS JOIN generate_series(0, (SELECT count(*) FROM border)) AS place(number)
    LEFT JOIN border lower ON lower.number = place.number
    LEFT JOIN border upper ON upper.number = place.number + 1`
}
