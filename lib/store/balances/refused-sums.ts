import type { RefusedSum } from '@/lib/payouts/ports/balance-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import type { Database } from '../database'
import { sql } from '../sql/sql'

/** The index decision_not_paid finds them; of more than a thousand refusals, the latest thousand count. */
export async function refusedSums({ pool }: Database, coachId: CoachId, days: number): Promise<RefusedSum[]> {
  const { rows } = await pool.query<{ currency: string; amount: string; payments: string }>(sql`
    WITH refused AS (
      SELECT facts->'charge' AS charge FROM decision
      WHERE coach_id = ${coachId} AND kind = 'charge-refused' AND at > now() - interval '1 day' * ${days}::int
      ORDER BY id DESC LIMIT 1000
    ), payment_asked AS (
      SELECT DISTINCT ON (charge->>'reference') charge->>'reference' AS reference, charge->>'currency' AS currency,
        (charge->>'amount')::bigint AS amount
      FROM refused
    )
    SELECT currency, sum(amount)::text AS amount, count(*)::text AS payments FROM payment_asked
    WHERE NOT EXISTS (SELECT FROM payment WHERE payment.reference = payment_asked.reference)
    GROUP BY currency ORDER BY sum(amount) DESC, currency`)
  return rows.map(({ currency, amount, payments }) => ({
    currency,
    amount: Number(amount),
    payments: Number(payments),
  }))
}
