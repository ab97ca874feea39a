import { setTimeout as wait } from 'node:timers/promises'
import type { Deadline, RateLimit } from '@/lib/payouts/ports/ports'
import type { Database } from '../database'
import { forgettable } from '../sql/forgettable'
import { prepared } from '../sql/prepared'
import { sql } from '../sql/sql'

/** Seconds a deadline must leave: with less, Stripe seldom answers in time. */
const leastForTheRead = 1

/** No deadline reaches further, so later slots stem from before the clock was set back. */
const longestQueue = sql`interval '1 minute'`

/**
 * Slots for Stripe requests, shared by all servers through the database. Machines get three quarters of `perSecond`;
 * people get the last quarter and what machines leave. Lists have as many again.
 */
export function createRateLimit(database: Database, perSecond: number): RateLimit {
  return {
    async turn(deadline) {
      const seconds = await reserveTurn(database, perSecond, deadline)
      if (seconds === null) return false
      // A timer takes a millisecond even for zero.
      if (seconds > 0) await wait(seconds * 1000)
      return true
    },
  }
}

/** Seconds until the reserved slot; null when it would come too late, and none was reserved. */
export async function reserveTurn(
  { pool }: Database,
  perSecond: number,
  { asker, left }: Deadline,
): Promise<number | null> {
  const [own, lent] = asker === 'person' ? ['person', 'machine'] : [asker, asker]
  const longestWait = left() / 1000 - leastForTheRead
  if (longestWait < 0) return null
  const rates = { person: perSecond / 4, machine: (perSecond * 3) / 4, list: perSecond }
  const { rows } = await pool.query<{ seconds: number }>(
    prepared(sql`
    WITH free AS (
      SELECT asker, CASE WHEN next_at BETWEEN clock_timestamp() AND clock_timestamp() + ${longestQueue}
        THEN next_at ELSE clock_timestamp() END AS at
      FROM read_pace
      WHERE asker IN (${own}, ${lent})
      ORDER BY asker
      FOR UPDATE
    ), turn AS (
      SELECT asker, at FROM free
      WHERE at <= clock_timestamp() + interval '1 second' * ${longestWait}::float
      ORDER BY at, asker = ${own} DESC
      LIMIT 1
    )
    UPDATE read_pace SET next_at = turn.at + interval '1 second' /
      CASE turn.asker WHEN 'person' THEN ${rates.person} WHEN 'machine' THEN ${rates.machine} ELSE ${rates.list} END::float
    FROM turn WHERE read_pace.asker = turn.asker AND ${forgettable}
    RETURNING greatest(0, extract(epoch FROM turn.at - clock_timestamp()))::float AS seconds`),
  )
  return rows[0]?.seconds ?? null
}
