import type { Database } from './store/database'

export interface Clock {
  /** Unix seconds on the local Stripe's clock. */
  now(): number
  /** Moves the clock forward; the move outlives a restart. */
  advance(seconds: number): Promise<void>
}

export async function openClock(db: Database): Promise<Clock> {
  const { rows } = await db.query<{ value: number }>("SELECT value FROM setting WHERE name = 'clock offset'")
  let offset = rows[0]?.value ?? 0
  return {
    now: () => Math.floor(Date.now() / 1000) + offset,
    async advance(seconds) {
      const moved = await db.query<{ value: number }>(
        `INSERT INTO setting (name, value) VALUES ('clock offset', to_jsonb($1::int))
         ON CONFLICT (name) DO UPDATE SET value = to_jsonb(setting.value::int + $1::int) RETURNING value`,
        [seconds],
      )
      offset = moved.rows[0]?.value ?? offset
    },
  }
}
