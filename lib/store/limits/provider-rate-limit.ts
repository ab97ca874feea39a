import { setTimeout as wait } from 'node:timers/promises'
import type { Lane } from '@/lib/payouts/vocabulary/lane'
import type { Database } from '../database'
import { forgettable, prepared, sql } from '../sql/sql'

/** Seconds a deadline must leave: with less, Stripe seldom answers in time. */
const leastForTheRequest = 1

/** Of reads; people have the rest, and what machines leave. */
export const machinesShare = 3 / 4

/** No deadline reaches further, so later places stem from before the clock was set back. */
const longestQueue = sql`interval '1 minute'`

/**
 * Places for Stripe requests, shared by all servers through the database. Machines' reads get their share of
 * `perSecond`; people's get the rest and what machines leave. Lists and writes have as many again each.
 */
export function createRateLimit(database: Database, perSecond: number) {
  return {
    /** Waits for the place; false, at once, when it would come too late. */
    async takePlace(lane: Lane, millisecondsLeft: number): Promise<boolean> {
      const seconds = await reservePlace(database, perSecond, lane, millisecondsLeft)
      if (seconds === null) return false
      // A timer takes a millisecond even for zero.
      if (seconds > 0) await wait(seconds * 1000)
      return true
    },
  }
}

/** Seconds until the reserved place; null when it would come too late, and none was reserved. */
export async function reservePlace(
  { pool }: Database,
  perSecond: number,
  lane: Lane,
  millisecondsLeft: number,
): Promise<number | null> {
  const [own, lent] = lane === 'person' ? ['person', 'machine'] : [lane, lane]
  const longestWait = millisecondsLeft / 1000 - leastForTheRequest
  if (longestWait < 0) return null
  const rates = { person: perSecond * (1 - machinesShare), machine: perSecond * machinesShare, other: perSecond }
  const { rows } = await pool.query<{ seconds: number }>(
    prepared(sql`
    WITH free AS (
      SELECT lane, CASE WHEN next_at BETWEEN clock_timestamp() AND clock_timestamp() + ${longestQueue}
        THEN next_at ELSE clock_timestamp() END AS at
      FROM rate_limit_lane
      WHERE lane IN (${own}, ${lent})
      ORDER BY lane
      FOR UPDATE
    ), place AS (
      SELECT lane, at FROM free
      WHERE at <= clock_timestamp() + interval '1 second' * ${longestWait}::float
      ORDER BY at, lane = ${own} DESC
      LIMIT 1
    )
    UPDATE rate_limit_lane SET next_at = place.at + interval '1 second' /
      CASE place.lane WHEN 'person' THEN ${rates.person} WHEN 'machine' THEN ${rates.machine} ELSE ${rates.other} END::float
    FROM place WHERE rate_limit_lane.lane = place.lane AND ${forgettable}
    RETURNING greatest(0, extract(epoch FROM place.at - clock_timestamp()))::float AS seconds`),
  )
  return rows[0]?.seconds ?? null
}
