import { z } from 'zod'
import type { Queries } from '../store/queries'

const share = z.number().min(0).max(1)
const milliseconds = z.number().int().min(0).max(3_600_000)

/** How the network treats events; everything off is a network that does no harm. Spans are milliseconds of real time. */
export const behaviourSchema = z.strictObject({
  /** The same seed gives the same luck to the same sequence of events. */
  seed: z.number().int(),
  /** The share of events that come again, and how often at most. */
  duplicates: z.strictObject({ share, most: z.number().int().min(1).max(20) }),
  /** The share of events that are held back, and how long at most, so that later ones overtake them. */
  reorder: z.strictObject({ share, most_ms: milliseconds }),
  /** How long every event takes: half of them this long, one in a hundred as long as `p99_ms`. */
  delay: z.strictObject({ median_ms: milliseconds, p99_ms: milliseconds }),
  /** How many `account.updated` tell of one change. */
  burst: z.strictObject({ least: z.number().int().min(1).max(50), most: z.number().int().min(1).max(50) }),
  /** The share of events beside which one of a live account comes, as production Connect endpoints get both. */
  live: z.strictObject({ share }),
  /** The share of events beside which a forged one comes, signed by a stranger. */
  forged: z.strictObject({ share }),
  /** The wait after the first failure; it doubles with each. */
  back_off_ms: milliseconds,
  /** Nothing is delivered until then (unix milliseconds); what is made meanwhile is delivered afterwards. */
  silent_until: z.number().int().nullable(),
  /** Events are made and never delivered. */
  lose: z.boolean(),
})

export type Behaviour = z.infer<typeof behaviourSchema>

export const harmless: Behaviour = {
  seed: 1,
  duplicates: { share: 0, most: 1 },
  reorder: { share: 0, most_ms: 0 },
  delay: { median_ms: 0, p99_ms: 0 },
  burst: { least: 1, most: 1 },
  live: { share: 0 },
  forged: { share: 0 },
  back_off_ms: 500,
  silent_until: null,
  lose: false,
}

/** What holds for a platform: what it set itself, and else what holds for everybody. */
export async function readBehaviour(db: Queries, platform: string | null): Promise<Behaviour> {
  const { rows } = await db.query<{ name: string; value: Partial<Behaviour> }>({
    name: 'how events are delivered',
    text: 'SELECT name, value FROM setting WHERE name = $1 OR name = $2 ORDER BY length(name)',
    values: [settingOf(null), settingOf(platform)],
  })
  return Object.assign({}, harmless, ...rows.map(({ value }) => value))
}

/** What is left out stays; null takes back what was set. A platform's own change reaches nobody else. */
export async function changeBehaviour(
  db: Queries,
  change: Partial<Behaviour> | null,
  platform: string | null,
): Promise<Behaviour> {
  const name = settingOf(platform)
  if (change === null) await db.query('DELETE FROM setting WHERE name = $1', [name])
  else {
    await db.query(
      `INSERT INTO setting (name, value) VALUES ($1, $2::jsonb)
       ON CONFLICT (name) DO UPDATE SET value = setting.value || excluded.value`,
      [name, JSON.stringify(change)],
    )
  }
  return readBehaviour(db, platform)
}

function settingOf(platform: string | null): string {
  return platform === null ? 'delivery' : `delivery ${platform}`
}

/** When a silence of so many seconds of real time from now on ends; null: there is none. */
export function silentFor(seconds: number): Behaviour['silent_until'] {
  return seconds === 0 ? null : Date.now() + seconds * 1000
}
