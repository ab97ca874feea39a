import { changeDeliverySettings } from '../../events/delivery-settings'
import type { DeliveryAttempt } from '../../events/send'
import type { Database } from '../../store/database'

export interface EventShown {
  id: string
  type: string
  account: string | null
  created: number
  deliveries: { endpoint: string; settled: boolean; attempts: DeliveryAttempt[] }[]
}

export interface EventsQuery {
  limit: number
  account?: string
  /** Null for all platforms. */
  platform: string | null
}

/** The latest events, newest first, with every delivery attempt. */
export async function recentEvents(db: Database, { limit, account, platform }: EventsQuery): Promise<EventShown[]> {
  const { rows } = await db.query<EventShown>(
    `SELECT event.id, event.body->>'type' AS type, event.account_id AS account, (event.body->>'created')::int AS created,
       coalesce((SELECT json_agg(json_build_object('endpoint', endpoint_id, 'settled', settled, 'attempts', attempts)
         ORDER BY delivery.id) FROM delivery WHERE event_id = event.id), '[]') AS deliveries
     FROM event WHERE ($1::text IS NULL OR account_id = $1) AND ($3::text IS NULL OR platform = $3)
     ORDER BY event.seq DESC LIMIT $2`,
    [account ?? null, limit, platform],
  )
  return rows
}

/** While silent, events are stored and never delivered. */
export async function silence(db: Database, silent: boolean, platform: string | null): Promise<void> {
  await changeDeliverySettings(db, { lose: silent }, platform)
}

/** Delivers an event again to every endpoint that wants it now. Returns null when there is no such event. */
export async function resend(db: Database, eventId: string): Promise<number | null> {
  const { rows } = await db.query('SELECT id FROM event WHERE id = $1', [eventId])
  if (rows.length === 0) return null
  const { rowCount } = await db.query(
    `INSERT INTO delivery (event_id, endpoint_id, api_version)
     SELECT event.id, webhook_endpoint.id, webhook_endpoint.body->>'api_version' FROM event JOIN webhook_endpoint USING (platform)
     WHERE event.id = $1 AND connect = (event.account_id IS NOT NULL) AND webhook_endpoint.body->>'status' = 'enabled'
       AND (webhook_endpoint.body->'enabled_events' ? (event.body->>'type')
         OR webhook_endpoint.body->'enabled_events' ? '*')`,
    [eventId],
  )
  return rowCount
}
