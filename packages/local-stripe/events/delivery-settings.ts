import { z } from 'zod'
import type { Queries } from '../store/queries'

const share = z.number().min(0).max(1)
const milliseconds = z.number().int().min(0).max(3_600_000)

/** How the network treats events; all off is a harmless network. Milliseconds of real time. */
export const deliverySettingsSchema = z.strictObject({
  /** The same seed treats the same sequence of events alike. */
  seed: z.number().int(),
  /** Share of events that arrive again, and how often at most. */
  duplicates: z.strictObject({ share, most: z.number().int().min(1).max(20) }),
  /** Share of events held back, and for how long at most, so that later ones overtake them. */
  reorder: z.strictObject({ share, most_ms: milliseconds }),
  /** Delay of every event: the median, and the 99th percentile. */
  delay: z.strictObject({ median_ms: milliseconds, p99_ms: milliseconds }),
  /** How many `account.updated` events one change sends. */
  burst: z.strictObject({ least: z.number().int().min(1).max(50), most: z.number().int().min(1).max(50) }),
  /** Share of events accompanied by a live one, as production Connect endpoints receive both. */
  live: z.strictObject({ share }),
  /** Share of events accompanied by a forged one, with a wrong signature. */
  forged: z.strictObject({ share }),
  /** Delay after the first failure; it doubles with each further one. */
  back_off_ms: milliseconds,
  /** Delivers nothing before this time (unix milliseconds), then delivers what was held. */
  silent_until: z.number().int().nullable(),
  /** Stores events and never delivers them. */
  lose: z.boolean(),
})

export type DeliverySettings = z.infer<typeof deliverySettingsSchema>

export const undisturbed: DeliverySettings = {
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

/** The platform's own settings, otherwise the common ones. */
export async function readDeliverySettings(db: Queries, platform: string | null): Promise<DeliverySettings> {
  const { rows } = await db.query<{ name: string; value: Partial<DeliverySettings> }>({
    name: 'how events are delivered',
    text: 'SELECT name, value FROM setting WHERE name = $1 OR name = $2 ORDER BY length(name)',
    values: [settingOf(null), settingOf(platform)],
  })
  return Object.assign({}, undisturbed, ...rows.map(({ value }) => value))
}

/** A missing field stays and null removes it. A platform's change affects no other platform. */
export async function changeDeliverySettings(
  db: Queries,
  change: Partial<DeliverySettings> | null,
  platform: string | null,
): Promise<DeliverySettings> {
  const name = settingOf(platform)
  if (change === null) await db.query('DELETE FROM setting WHERE name = $1', [name])
  else {
    await db.query(
      `INSERT INTO setting (name, value) VALUES ($1, $2::jsonb)
       ON CONFLICT (name) DO UPDATE SET value = setting.value || excluded.value`,
      [name, JSON.stringify(change)],
    )
  }
  return readDeliverySettings(db, platform)
}

function settingOf(platform: string | null): string {
  return platform === null ? 'delivery' : `delivery ${platform}`
}

/** When a silence of so many real seconds ends; null for none. */
export function silentFor(seconds: number): DeliverySettings['silent_until'] {
  return seconds === 0 ? null : Date.now() + seconds * 1000
}
