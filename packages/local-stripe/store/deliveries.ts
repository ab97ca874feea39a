import type { DeliveryAttempt } from '../events/send'
import type { Queries } from './queries'

export interface Due {
  id: number
  attempts: DeliveryAttempt[]
  isForged: boolean
  apiVersion: string | null
  event: Record<string, unknown>
  /** The endpoint's platform. */
  platform: string | null
  endpointId: string
  /** Null once it was deleted. */
  endpoint: { url: string; status: string } | null
  /** The endpoint's current secrets: two during a roll. */
  secrets: string[]
}

/** Takes due deliveries, oldest first. Skips them while the network is silent or their endpoint is full. */
export async function takeDue(db: Queries, most: number, fullEndpoints: string[]): Promise<Due[]> {
  const text = `
     WITH due AS (
       SELECT id FROM delivery
       WHERE NOT settled AND NOT in_flight AND next_at <= now() AND endpoint_id <> ALL($2)
         AND NOT EXISTS (SELECT FROM setting WHERE name = 'delivery' AND ${isSilent})
         AND endpoint_id NOT IN (SELECT endpoint.id FROM setting JOIN webhook_endpoint endpoint
           ON setting.name = 'delivery ' || endpoint.platform WHERE ${isSilent})
       ORDER BY next_at, id LIMIT $1 FOR UPDATE SKIP LOCKED
     ), taken AS (
       UPDATE delivery SET in_flight = true FROM due WHERE delivery.id = due.id
       RETURNING delivery.*
     )
     SELECT taken.id, taken.attempts, taken.forged AS "isForged", taken.api_version AS "apiVersion", event.body AS event,
       taken.endpoint_id AS "endpointId", endpoint.body AS endpoint, endpoint.platform,
       array_remove(ARRAY[endpoint.secret, CASE WHEN endpoint.old_secret_until > now() THEN endpoint.old_secret END], NULL)
         AS secrets
     FROM taken JOIN event ON event.id = taken.event_id
       LEFT JOIN webhook_endpoint endpoint ON endpoint.id = taken.endpoint_id
     ORDER BY taken.id`
  // Runs twenty times a second, so each connection plans it once.
  const { rows } = await db.query<Due>({ name: 'take what is due', text, values: [most, fullEndpoints] })
  return rows
}

const isSilent = "(setting.value->>'silent_until')::numeric > extract(epoch FROM now()) * 1000"

/** @param againAfter milliseconds until the next try; null: it is over */
export async function settle(
  db: Queries,
  id: number,
  attempt: DeliveryAttempt,
  againAfter: number | null,
): Promise<void> {
  await db.query(
    `UPDATE delivery SET attempts = attempts || $2::jsonb, settled = $3, in_flight = false,
       next_at = now() + interval '1 millisecond' * $4 WHERE id = $1`,
    [id, JSON.stringify([attempt]), againAfter === null, againAfter ?? 0],
  )
}

/** Counts deliveries that are due, running or to be retried. */
export async function countWaiting(db: Queries, platform: string | null): Promise<number> {
  const { rows } = await db.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM delivery WHERE NOT settled AND ($1::text IS NULL OR EXISTS (
       SELECT FROM event WHERE event.id = event_id AND event.platform = $1))`,
    [platform],
  )
  return rows[0]?.count ?? 0
}

/** Releases claims of a dead process. */
export async function releaseAll(db: Queries): Promise<void> {
  await db.query('UPDATE delivery SET in_flight = false WHERE in_flight')
}
