import type { PaidSum } from '@/lib/payouts/ports/balance-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { statesWithoutMoney } from '@/lib/payouts/vocabulary/payments/movement'
import type { Database } from '../database'
import { listed, type Sql, sql } from '../sql/sql'

/** The index of a coach's payments by time bounds it, whatever was paid before. */
export async function paidSums({ pool }: Pick<Database, 'pool'>, coachId: CoachId, days: number): Promise<PaidSum[]> {
  const { rows } = await pool.query<Record<keyof PaidSum, string>>(sql`
    SELECT m.currency, count(DISTINCT m.reference) FILTER (WHERE m.kind = 'capture')::text AS payments,
      ${sumOf('capture')} AS paid, ${sumOf('refund')} AS refunded, ${sumOf('dispute')} AS disputed
    FROM payment JOIN movement m USING (reference)
    WHERE payment.coach_id = ${coachId} AND payment.admitted_at > now() - interval '1 day' * ${days}::int
      AND m.state NOT IN (${listed(statesWithoutMoney)})
    GROUP BY m.currency
    HAVING count(*) FILTER (WHERE m.kind = 'capture') > 0
    ORDER BY sum(m.amount) FILTER (WHERE m.kind = 'capture') DESC, m.currency`)
  return rows.map(({ currency, payments, paid, refunded, disputed }) => ({
    currency,
    payments: Number(payments),
    paid: Number(paid),
    refunded: Number(refunded),
    disputed: Number(disputed),
  }))
}

function sumOf(kind: 'capture' | 'refund' | 'dispute'): Sql {
  return sql`coalesce(sum(m.amount) FILTER (WHERE m.kind = ${kind}), 0)::text`
}
