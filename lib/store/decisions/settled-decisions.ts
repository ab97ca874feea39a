import type { Pool } from 'pg'
import { sql } from '../sql/sql'

export interface SettledDecisions {
  /** The highest id below which no decision can still appear; null: nobody knows yet. */
  find(): Promise<string | null>
}

/**
 * Ids are given out before a commit and not in its order. Whoever has taken an id holds the table's row lock until its
 * transaction ends, so a bound is settled once all who held that lock when it was read have ended. Transaction ids would
 * not do: a transaction takes an id for its decision before it gets its own. Waits for nobody, and nobody waits for it.
 */
export function createSettledDecisions(pool: Pool): SettledDecisions {
  let awaited: Bound | null = null
  return {
    async find() {
      const now = await readBound(pool)
      const bound: Bound = now.writers.length === 0 ? now : (awaited ?? now)
      const isSettled = !bound.writers.some((writer) => now.writers.includes(writer))
      if (!isSettled) awaited = bound
      else awaited = now.writers.length === 0 ? null : now
      return isSettled ? bound.upToId : null
    },
  }
}

interface Bound {
  upToId: string | null
  writers: string[]
}

/** Locks are read after the statement's snapshot: a writer that is gone by then had committed, or never will. */
async function readBound(pool: Pool): Promise<Bound> {
  const { rows } = await pool.query<Bound>(sql`
    SELECT (SELECT max(id) FROM decision)::text AS "upToId", ARRAY(
      SELECT virtualtransaction FROM pg_locks
      WHERE locktype = 'relation' AND relation = 'decision'::regclass AND mode = 'RowExclusiveLock'
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())) AS writers`)
  return rows[0] ?? { upToId: null, writers: [] }
}
