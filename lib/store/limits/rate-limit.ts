import { setTimeout as wait } from 'node:timers/promises'
import type { Deadline, RateLimit } from '@/lib/payouts/ports/ports'
import type { Database } from '../database'
import { forgettable } from '../sql/forgettable'
import { prepared } from '../sql/prepared'
import { sql } from '../sql/sql'

/** What a turn must leave of a patience, in seconds: a read that is given less is seldom answered. */
const leastForTheRead = 1

/** Nobody's patience lets turns be taken so far ahead, so whatever lies there is from before the clock was set back. */
const longestQueue = sql`interval '1 minute'`

/**
 * Turns at reading, dealt out by the database to all servers. Machines have three quarters of `perSecond` and nothing
 * more; people have the last quarter to themselves, and what the machines leave. Lists have as many turns of their own.
 */
export function createRateLimit(database: Database, perSecond: number): RateLimit {
  return {
    async turn(deadline) {
      const seconds = await reserveTurn(database, perSecond, deadline)
      if (seconds === null) return false
      // A timer takes a millisecond even for nothing.
      if (seconds > 0) await wait(seconds * 1000)
      return true
    },
  }
}

/** Seconds until the turn that was reserved; null when it would come too late, and none was. */
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
