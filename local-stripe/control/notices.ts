import { changeBehaviour } from '../notices/behaviour'
import type { DeliveryAttempt } from '../notices/send'
import type { Database } from '../store/database'

export interface Notice {
  id: string
  type: string
  account: string | null
  created: number
  deliveries: { endpoint: string; settled: boolean; attempts: DeliveryAttempt[] }[]
}

export interface NoticesQuery {
  limit: number
  account?: string
}

/** The last events, newest first, with every try to deliver them. */
export async function recentNotices(db: Database, { limit, account }: NoticesQuery): Promise<Notice[]> {
  const { rows } = await db.query<Notice>(
    `SELECT event.id, event.body->>'type' AS type, event.account_id AS account, (event.body->>'created')::int AS created,
       coalesce((SELECT json_agg(json_build_object('endpoint', endpoint_id, 'settled', settled, 'attempts', attempts)
         ORDER BY delivery.id) FROM delivery WHERE event_id = event.id), '[]') AS deliveries
     FROM event WHERE $1::text IS NULL OR account_id = $1 ORDER BY event.seq DESC LIMIT $2`,
    [account ?? null, limit],
  )
  return rows
}

/** While silent, events are made and never delivered. */
export async function silence(db: Database, silent: boolean): Promise<void> {
  await changeBehaviour(db, { lose: silent })
}

/** Delivers an event once more to every endpoint that now wants it. Null: there is no such event. */
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
