import { z } from 'zod'
import type { Queries } from '../store/database'

const share = z.number().min(0).max(1)
const milliseconds = z.number().int().min(0).max(3_600_000)

/** How the network treats notices; everything off is a network that does no harm. Spans are milliseconds of real time. */
export const behaviourSchema = z.strictObject({
  /** The same seed gives the same luck to the same sequence of events. */
  seed: z.number().int(),
  /** The share of notices that come again, and how often at most. */
  duplicates: z.strictObject({ share, most: z.number().int().min(1).max(20) }),
  /** The share of notices that are held back, and how long at most, so that later ones overtake them. */
  reorder: z.strictObject({ share, most_ms: milliseconds }),
  /** How long every notice takes: half of them this long, one in a hundred as long as `p99_ms`. */
  delay: z.strictObject({ median_ms: milliseconds, p99_ms: milliseconds }),
  /** How many `account.updated` tell of one change. */
  burst: z.strictObject({ least: z.number().int().min(1).max(50), most: z.number().int().min(1).max(50) }),
  /** The share of notices beside which one of a live account comes, as production Connect endpoints get both. */
  live: z.strictObject({ share }),
  /** The share of notices beside which a forged one comes, signed by a stranger. */
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

export async function readBehaviour(db: Queries): Promise<Behaviour> {
  const { rows } = await db.query<{ value: Partial<Behaviour> }>("SELECT value FROM setting WHERE name = 'delivery'")
  return { ...harmless, ...rows[0]?.value }
}

/** What is left out stays; null makes everything harmless again. */
export async function changeBehaviour(db: Queries, change: Partial<Behaviour> | null): Promise<Behaviour> {
  const next = change === null ? harmless : { ...(await readBehaviour(db)), ...change }
  await db.query(
    `INSERT INTO setting (name, value) VALUES ('delivery', $1)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [JSON.stringify(next)],
  )
  return next
}

/** When a silence of so many seconds of real time from now on ends; null: there is none. */
export function silentFor(seconds: number): Behaviour['silent_until'] {
  return seconds === 0 ? null : Date.now() + seconds * 1000
}
