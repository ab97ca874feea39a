import type { Pool } from 'pg'
import type { KeptFacts } from '@/lib/payouts/health/facts'
import { refusedSetUpKinds } from '@/lib/payouts/vocabulary/decision-kind'
import { listed, sql } from '../sql/sql'

/** The most frequent refusal code of seven days, from two on. */
export async function readRefusedSetUps(pool: Pool, most: number): Promise<KeptFacts['refusedSetUps']> {
  const { rows } = await pool.query<NonNullable<KeptFacts['refusedSetUps']>>(sql`
    SELECT code, count(*)::int AS count, count(DISTINCT coach_id)::int AS coaches,
      bool_or(reason = 'platform-not-ready') AS "isOurs"
    FROM (
      SELECT coach_id, facts->>'code' AS code, facts->>'reason' AS reason FROM decision
      WHERE kind IN (${listed(refusedSetUpKinds)}) AND at > now() - interval '7 days'
      ORDER BY at DESC LIMIT ${most}
    ) newest
    WHERE code IS NOT NULL
    GROUP BY code, reason
    HAVING count(*) > 1
    ORDER BY "isOurs" DESC, count DESC, code
    LIMIT 1`)
  return rows[0] ?? null
}
