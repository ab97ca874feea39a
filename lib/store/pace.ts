import { setTimeout as wait } from 'node:timers/promises'
import type { Asker, Pace } from '@/lib/payouts/doors'
import type { Database } from './database'
import { sql } from './sql'

/** Longer than anybody should wait for a turn; a reading's lease lasts longer. */
const longestWaits: Record<Asker, number> = { person: 5, machine: 20, list: 20 }

/**
 * Turns at reading, dealt out by the database to all servers. Machines have three quarters of `perSecond` and nothing
 * more; people have the last quarter to themselves, and what the machines leave. Lists have as many turns of their own.
 */
export function createPace(database: Database, perSecond: number): Pace {
  return {
    async turn(asker) {
      const seconds = await reserveTurn(database, perSecond, asker)
      if (seconds === null) return false
      await wait(seconds * 1000)
      return true
    },
  }
}

/** Seconds until the turn that was reserved; null when it would come too late, and none was. */
export async function reserveTurn({ pool }: Database, perSecond: number, asker: Asker): Promise<number | null> {
  const [own, lent] = asker === 'person' ? ['person', 'machine'] : [asker, asker]
  const rates = { person: perSecond / 4, machine: (perSecond * 3) / 4, list: perSecond }
  const { rows } = await pool.query<{ seconds: number }>(sql`
    WITH free AS (
      SELECT asker, greatest(next_at, clock_timestamp()) AS at FROM read_pace
      WHERE asker IN (${own}, ${lent})
      ORDER BY asker
      FOR UPDATE
    ), turn AS (
      SELECT asker, at FROM free
      WHERE at <= clock_timestamp() + interval '1 second' * ${longestWaits[asker]}
      ORDER BY at, asker = ${own} DESC
      LIMIT 1
    )
    UPDATE read_pace SET next_at = turn.at + interval '1 second' /
      CASE turn.asker WHEN 'person' THEN ${rates.person} WHEN 'machine' THEN ${rates.machine} ELSE ${rates.list} END::float
    FROM turn WHERE read_pace.asker = turn.asker
    RETURNING greatest(0, extract(epoch FROM turn.at - clock_timestamp()))::float AS seconds`)
  return rows[0]?.seconds ?? null
}
