import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { Period, Walked } from '@/lib/payouts/ports/reconciliation-store'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { createAccountWindows } from './account-windows'
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
