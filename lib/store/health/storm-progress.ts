import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { KeptFacts, StormProgress } from '@/lib/payouts/health/facts'
import { ofPlatform } from '../accounts/of-platform'
import { type Sql, sql } from '../sql/sql'

/** Fewer are synced within a minute or two, and nobody need be told. */
const leastTold = 1_000

/** As long as a rate is measured. */
const lately = sql`interval '15 seconds'`

/** Counts all that wait and all that was synced since: only a storm costs it. */
export async function readStorm(
  pool: Pool,
  platform: Platform | null,
  { count, since }: KeptFacts['waiting'],
): Promise<StormProgress | null> {
  if (count < leastTold || since === null) return null
  const { rows } = await pool.query<StormRow>(sql`
    SELECT
      waiting.count AS waiting, ${aSecond(sql`waiting.lately`)} AS coming_per_second,
      synced.count AS synced, ${aSecond(sql`synced.lately`)} AS synced_per_second
    FROM (
      SELECT count(*)::int, count(*) FILTER (WHERE waiting_since > now() - ${lately}) AS lately
      FROM account_counter JOIN payout_account USING (stripe_account_id)
      WHERE is_coachs AND fetched < notified AND failures = 0 AND ${ofPlatform(platform)}
    ) waiting, (
      SELECT count(*)::int, count(*) FILTER (WHERE checked_at > now() - ${lately}) AS lately
      FROM payout_account WHERE checked_at >= ${since} AND ${ofPlatform(platform)}
    ) synced`)
  const [row] = rows as [(typeof rows)[0]]
  const { waiting, synced, synced_per_second: syncedPerSecond, coming_per_second: comingPerSecond } = row
  return { waiting, synced, syncedPerSecond, comingPerSecond }
}

interface StormRow {
  waiting: number
  synced: number
  synced_per_second: number
  coming_per_second: number
}

function aSecond(count: Sql): Sql {
  return sql`(${count} / extract(epoch FROM ${lately}))::float`
}
