import type { Pool, PoolClient } from 'pg'
import type { Database } from '../database'
import { type Sql, sql } from '../sql/sql'
import { inTransaction } from '../sql/transaction'
import { countDay, type DueDay } from './count-day'

export interface HomeUpkeep {
  /**
   * Takes in coaches from before there was a Home, adds the noted changes to the totals, and counts one day. Safe to
   * repeat and to run in parallel. Returns how much it did, 0 when nothing is left.
   */
  keep(): Promise<number>
}

export interface HomeIntervals {
  rowsAtOnce: number
  /** How old the figures of today may be, and those of the days before. */
  todaySeconds: number
  pastSeconds: number
}

/** Of money and events; payments and webhook events are stored for longer. */
const daysCounted = 30

export function createHomeUpkeep(
  { pool }: Pick<Database, 'pool'>,
  { rowsAtOnce, ...intervals }: HomeIntervals,
): HomeUpkeep {
  // Those who come later take their steps with a trigger.
  let isFilled = false
  return {
    async keep() {
      const taken = isFilled ? 0 : await takeIn(pool, rowsAtOnce)
      isFilled ||= taken === 0 && !(await hasMissing(pool))
      const added = await addChanges(pool, rowsAtOnce)
      if (added > 0) await pool.query(sql`DELETE FROM home_total WHERE count = 0`)
      return taken + added + (await countOneDay(pool, intervals))
    },
  }
}

async function takeIn(pool: Pool, size: number): Promise<number> {
  const { rows } = await pool.query<{ taken: number }>(sql`SELECT fill_coach_step(${size}) AS taken`)
  return rows[0]?.taken ?? 0
}

async function hasMissing(pool: Pool): Promise<boolean> {
  const { rowCount } = await pool.query(sql`
    SELECT FROM coach WHERE NOT EXISTS (SELECT FROM coach_step WHERE coach_id = coach.id) LIMIT 1`)
  return rowCount === 1
}

/** One statement: a change is gone when it is added. In order, so that no two workers wait for each other. */
async function addChanges(pool: Pool, size: number): Promise<number> {
  const { rows } = await pool.query<{ added: number }>(sql`
    WITH taken AS (
      DELETE FROM home_change
      WHERE id IN (SELECT id FROM home_change ORDER BY id LIMIT ${size} FOR UPDATE SKIP LOCKED)
      RETURNING kind, scope, key, change),
    added AS (
      INSERT INTO home_total (kind, scope, key, count)
      SELECT kind, scope, key, sum(change) FROM taken GROUP BY 1, 2, 3 HAVING sum(change) <> 0 ORDER BY 1, 2, 3
      ON CONFLICT (kind, scope, key) DO UPDATE SET count = home_total.count + excluded.count)
    SELECT count(*)::int AS added FROM taken`)
  return rows[0]?.added ?? 0
}

async function countOneDay(pool: Pool, intervals: Omit<HomeIntervals, 'rowsAtOnce'>): Promise<number> {
  await pool.query(missingDays)
  return inTransaction(pool, async (client) => {
    const due = await claimDay(client, intervals)
    if (due === null) return 0
    await countDay(client, due)
    return 1
  })
}

const today = sql`(now() AT TIME ZONE 'UTC')::date`

const missingDays = sql`
  INSERT INTO home_day (day, counted_at)
  SELECT series.day::date, 'epoch' FROM generate_series(${today} - ${daysCounted}::int, ${today}, interval '1 day') AS series (day)
  WHERE NOT EXISTS (SELECT FROM home_day WHERE home_day.day = series.day)
  ON CONFLICT DO NOTHING`

/** The newest day that is due. Its lock keeps other workers from counting it too; it is counted whole, or not at all. */
async function claimDay(
  client: PoolClient,
  { todaySeconds, pastSeconds }: Omit<HomeIntervals, 'rowsAtOnce'>,
): Promise<DueDay | null> {
  const { rows } = await client.query<DueDay>(dueDay(todaySeconds, pastSeconds))
  return rows[0] ?? null
}

const dueDay = (todaySeconds: number, pastSeconds: number): Sql => sql`
  SELECT to_char(day, 'YYYY-MM-DD') AS day, day = ${today} AS "isToday", counted_at AS "countedAt" FROM home_day
  WHERE day >= ${today} - ${daysCounted}::int AND day <= ${today}
    AND counted_at <= now() - CASE
      WHEN day = ${today} THEN ${todaySeconds}::int
      -- Soon after its end, for the last time that its events are counted.
      WHEN counted_at < (day + 1)::timestamp AT TIME ZONE 'UTC' + interval '1 minute' THEN 60
      ELSE ${pastSeconds}::int END * interval '1 second'
  ORDER BY day DESC LIMIT 1 FOR UPDATE SKIP LOCKED`
