import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import { sql } from '../sql/sql'

/** About ten pages a window, so that a crash costs little. */
const windowSize = 1000

/**
 * Starts a run unless one is running or recent. Each window holds as many of our accounts; together they cover all
 * time, before the first and after the last account too.
 */
export async function beginReconciliationIfDue(pool: Pool, platform: Platform, everySeconds: number): Promise<void> {
  await pool.query(sql`
    WITH begun AS (
      INSERT INTO sweep (platform_account_id, livemode)
      SELECT ${platform.accountId}, ${platform.live}
      WHERE NOT EXISTS (
        SELECT FROM sweep WHERE platform_account_id = ${platform.accountId} AND livemode = ${platform.live}
          AND (ended_at IS NULL OR began_at > greatest(
            now() - interval '1 second' * ${everySeconds}, (SELECT doubted_at FROM installation))))
      ON CONFLICT DO NOTHING
      RETURNING id
    ), border AS (
      SELECT created_at AS at, row_number() OVER (ORDER BY created_at) AS number
      FROM (
        SELECT date_trunc('second', created_at) AS created_at, row_number() OVER (ORDER BY created_at) AS place
        FROM payout_account, begun
        WHERE platform_account_id = ${platform.accountId} AND livemode = ${platform.live}
      ) ours
      WHERE place % ${windowSize} = 0
      GROUP BY created_at
    )
    INSERT INTO sweep_window (sweep_id, number, created_from, created_before)
    SELECT begun.id, place.number, lower.at, upper.at
    FROM begun
    CROSS JOIN generate_series(0, (SELECT count(*) FROM border)) AS place(number)
    LEFT JOIN border lower ON lower.number = place.number
    LEFT JOIN border upper ON upper.number = place.number + 1`)
}
