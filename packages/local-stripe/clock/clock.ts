import type { Database } from '../store/database'

export interface Clock {
  /** Unix seconds. */
  now(): number
  /** Moves the clock forward. The move survives a restart. */
  advance(seconds: number): Promise<void>
}

/** The common clock, and the clocks of platforms that moved theirs forward. */
export interface Clocks extends Clock {
  of(platform: string): Clocks
  movedOn(): string[]
  /** Sets a platform back to the common time. */
  forget(platform: string): Promise<void>
}

export async function openClock(db: Database): Promise<Clocks> {
  const { rows } = await db.query<{ name: string; value: number }>(
    'SELECT name, value FROM setting WHERE name = $1 OR starts_with(name, $2)',
    [shared, `${shared} `],
  )
  const offsets = new Map(rows.map(({ name, value }) => [name, value]))
  const clockOf = (platform: string | null): Clocks => {
    const own = platform === null ? shared : `${shared} ${platform}`
    return {
      now() {
        const further = platform === null ? 0 : (offsets.get(own) ?? 0)
        return Math.floor(Date.now() / 1000) + (offsets.get(shared) ?? 0) + further
      },
      async advance(seconds) {
        const moved = await db.query<{ value: number }>(
          `INSERT INTO setting (name, value) VALUES ($2, to_jsonb($1::int))
           ON CONFLICT (name) DO UPDATE SET value = to_jsonb(setting.value::int + $1::int) RETURNING value`,
          [seconds, own],
        )
        offsets.set(own, moved.rows[0]?.value ?? 0)
      },
      of: clockOf,
      movedOn: () => [...offsets.keys()].filter((name) => name !== shared).map((name) => name.slice(shared.length + 1)),
      async forget(forgotten) {
        await db.query('DELETE FROM setting WHERE name = $1', [`${shared} ${forgotten}`])
        offsets.delete(`${shared} ${forgotten}`)
      },
    }
  }
  return clockOf(null)
}

const shared = 'clock offset'
