import type { Platform } from '@/lib/payouts/accounts/account'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'

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
