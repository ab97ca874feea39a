import type { PoolClient } from 'pg'
import { statesWithoutMoney } from '@/lib/payouts/vocabulary/payments/movement'
import { listed, type Sql, sql } from '../sql/sql'

export interface DueDay {
  /** As `YYYY-MM-DD`, in UTC. */
  day: string
  isToday: boolean
  countedAt: Date
}

/**
 * Counts a day again from the rows that bear its date, by an index. Refunds that failed, disputes that were won and
 * payments that were admitted after all change days that have passed.
 */
export async function countDay(client: PoolClient, { day, isToday, countedAt }: DueDay): Promise<void> {
  for (const statement of [
    sql`DELETE FROM daily_money WHERE day = ${day}::date`,
    moneyOf(day),
    eventsOf(day, countedAt),
    ...(isToday ? [sql`DELETE FROM daily_readiness WHERE day = ${day}::date`, readinessOf(day)] : []),
    sql`UPDATE home_day SET counted_at = now() WHERE day = ${day}::date`,
  ])
    await client.query(statement)
}

const start = (day: string): Sql => sql`(${day}::timestamp AT TIME ZONE 'UTC')`
const end = (day: string): Sql => sql`((${day}::date + 1)::timestamp AT TIME ZONE 'UTC')`

/** Sums as in a report; refused as in the table of coaches: once for each reference, until the gate admits it. */
function moneyOf(day: string): Sql {
  return sql`
    INSERT INTO daily_money (day, scope, currency, paid, refunded, disputed, refused)
    SELECT ${day}::date, scope, currency, coalesce(sum(amount) FILTER (WHERE kind = 'capture'), 0),
      coalesce(sum(amount) FILTER (WHERE kind = 'refund'), 0), coalesce(sum(amount) FILTER (WHERE kind = 'dispute'), 0),
      coalesce(sum(amount) FILTER (WHERE kind = 'refused'), 0)
    FROM (
      SELECT p.platform_account_id || CASE WHEN p.livemode THEN ':live' ELSE ':test' END AS scope, m.currency, m.kind,
        m.amount::bigint AS amount
      FROM movement m JOIN payment p USING (reference)
      WHERE m.at >= ${start(day)} AND m.at < ${end(day)} AND m.kind IN ('capture', 'refund', 'dispute')
        AND m.state NOT IN (${listed(statesWithoutMoney)}) AND NOT (m.kind = 'refund' AND m.state = 'pending')
      UNION ALL
      SELECT w.scope, r.currency, 'refused', r.amount FROM refused_payment r JOIN coach_work w USING (coach_id)
      WHERE r.refused_at >= ${start(day)} AND r.refused_at < ${end(day)}) AS moved
    GROUP BY scope, currency`
}

/** Only hours that may have changed: an event bears the time at which it is stored, and is stored within seconds. */
function eventsOf(day: string, countedAt: Date): Sql {
  return sql`
    INSERT INTO hourly_events (hour, count)
    SELECT date_trunc('hour', received_at), count(*) FROM webhook_event
    WHERE received_at >= greatest(${start(day)}, date_trunc('hour', ${countedAt}::timestamptz - interval '1 minute'))
      AND received_at < ${end(day)}
    GROUP BY 1
    ON CONFLICT (hour) DO UPDATE SET count = excluded.count`
}

function readinessOf(day: string): Sql {
  return sql`
    INSERT INTO daily_readiness (day, scope, payable, others)
    SELECT ${day}::date, scope, coalesce(sum(change) FILTER (WHERE tab = 'payable'), 0),
      coalesce(sum(change) FILTER (WHERE tab <> 'payable'), 0)
    FROM coach_work_count GROUP BY scope HAVING sum(change) > 0`
}
