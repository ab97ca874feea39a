import type { Database } from '../../../lib/store/database'

/** Everything the webhook may write. */
export interface Kept {
  /** Ids of stored events, sorted. */
  events: string[]
  /** Account id → `notified`. */
  counters: Record<string, number>
  /** Reason and day → ignored messages. */
  counts: Record<string, number>
}

export async function readKept({ pool }: Database): Promise<Kept> {
  const events = await pool.query<{ id: string }>('SELECT id FROM notice')
  const counters = await pool.query<{ id: string; notified: string }>(
    'SELECT stripe_account_id AS id, notified FROM account_counter',
  )
  const counts = await pool.query<{ reason: string; day: string; count: string }>(
    'SELECT reason, day::text, count FROM ignored_count',
  )
  return {
    events: events.rows.map(({ id }) => id).sort(),
    counters: Object.fromEntries(counters.rows.map(({ id, notified }) => [id, Number(notified)])),
    counts: Object.fromEntries(counts.rows.map(({ reason, day, count }) => [countKey(reason, day), Number(count)])),
  }
}

/** @param day as YYYY-MM-DD in UTC; today when left out */
export function countKey(reason: string, day = new Date().toISOString().slice(0, 10)): string {
  return `${reason} on ${day}`
}
