import type { Pool } from 'pg'
import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'

export interface WorkUpkeep {
  /**
   * Takes in coaches from before there was a queue, moves it with the time (due dates that pass, refusals that are thirty
   * days old), and adds up the counts. Safe to repeat and to run in parallel. Returns how much it did, 0 when nothing is
   * left.
   */
  keep(): Promise<number>
}

export function createWorkUpkeep({ pool }: Pick<Database, 'pool'>, rowsAtOnce: number): WorkUpkeep {
  // Those who come later are queued as they come.
  let isFilled = false
  return {
    async keep() {
      const taken = isFilled ? 0 : await takeIn(pool, rowsAtOnce)
      isFilled ||= taken === 0 && !(await hasMissing(pool))
      let done = taken
      for (const keepSome of [nowOverdue, oldRefusals, counts])
        done += (await pool.query(keepSome(rowsAtOnce))).rowCount ?? 0
      return done
    },
  }
}

async function takeIn(pool: Pool, size: number): Promise<number> {
  const { rows } = await pool.query<{ taken: number }>(sql`SELECT fill_coach_work(${size}) AS taken`)
  return rows[0]?.taken ?? 0
}

async function hasMissing(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    SELECT FROM coach WHERE NOT EXISTS (SELECT FROM coach_work WHERE coach_id = coach.id) LIMIT 1`)
  return rowCount === 1
}

/** It never waits for a lock, so that no change of a coach waits for it in turn. */
const nowOverdue = (size: number): Sql => sql`
  UPDATE coach_work SET level = 0 WHERE coach_id IN (
    SELECT coach_id FROM coach_work WHERE level > 0 AND due_at <= now() ORDER BY due_at
    LIMIT ${size} FOR UPDATE SKIP LOCKED)`

const oldRefusals = (size: number): Sql => sql`
  DELETE FROM refused_payment WHERE (coach_id, reference) IN (
    SELECT refused.coach_id, refused.reference FROM refused_payment refused JOIN coach_work w USING (coach_id)
    WHERE refused.refused_at < now() - interval '30 days' ORDER BY refused.refused_at
    LIMIT ${size} FOR UPDATE SKIP LOCKED)`

/** Only where it makes them fewer by half. */
const counts = (size: number): Sql => sql`
  WITH oldest AS (SELECT id FROM coach_work_count ORDER BY id LIMIT ${size} FOR UPDATE SKIP LOCKED),
  places AS (
    SELECT scope, tab, state, is_held, country, sum(change) AS change FROM coach_work_count JOIN oldest USING (id)
    GROUP BY 1, 2, 3, 4, 5),
  gone AS (
    DELETE FROM coach_work_count WHERE id IN (SELECT id FROM oldest)
      AND (SELECT count(*) FROM oldest) > 2 * (SELECT count(*) FROM places)
    RETURNING scope, tab, state, is_held, country, change)
  INSERT INTO coach_work_count (scope, tab, state, is_held, country, change)
  SELECT scope, tab, state, is_held, country, sum(change) FROM gone GROUP BY 1, 2, 3, 4, 5 HAVING sum(change) <> 0`
