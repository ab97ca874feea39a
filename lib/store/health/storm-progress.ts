import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { KeptFacts, StormProgress } from '@/lib/payouts/health/facts'
import { ofPlatform } from '../accounts/of-platform'
import { sql } from '../sql/sql'

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
  const { rows } = await pool.query<{ waiting: number; synced: number; per_second: number }>(sql`
    SELECT
      (SELECT count(*)::int FROM account_counter JOIN payout_account USING (stripe_account_id)
       WHERE is_coachs AND fetched < notified AND failures = 0 AND ${ofPlatform(platform)}) AS waiting,
      count(*)::int AS synced,
      (count(*) FILTER (WHERE checked_at > now() - ${lately}) / extract(epoch FROM ${lately}))::float AS per_second
    FROM payout_account WHERE checked_at >= ${since} AND ${ofPlatform(platform)}`)
  const [row] = rows as [(typeof rows)[0]]
  return { waiting: row.waiting, synced: row.synced, perSecond: row.per_second }
}
