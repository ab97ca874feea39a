import { newId } from '../identifiers'
import type { Queries } from '../store/database'

/** The API version an event is made in unless its endpoint names another. */
export const apiVersion = '2026-10-28.endive'

/** Who asked for the change an event tells of; both null when Stripe made it. */
export interface Cause {
  requestId: string | null
  idempotencyKey: string | null
}

export const causedByStripe: Cause = { requestId: null, idempotencyKey: null }

export interface NewEvent {
  type: string
  platform: string
  /** The connected account it happened in; null: the platform's own. */
  accountId: string | null
  object: Record<string, unknown>
  previous: Record<string, unknown> | null
  created: number
  cause: Cause
  /** A quiet event is never delivered. */
  quiet?: boolean
}

/** Writes an event and a delivery for each endpoint that wants it, in the transaction of the change it tells of. */
export async function writeEvent(tx: Queries, event: NewEvent): Promise<void> {
  const id = newId('evt_')
  const endpoints = event.quiet || (await isSilent(tx)) ? [] : await endpointsFor(tx, event)
  const body = {
    id,
    object: 'event',
    ...(event.accountId === null ? {} : { account: event.accountId }),
    api_version: apiVersion,
    created: event.created,
    data: { object: event.object, ...(event.previous && { previous_attributes: event.previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: event.cause.requestId, idempotency_key: event.cause.idempotencyKey },
    type: event.type,
  }
  await tx.query('INSERT INTO event (id, platform, account_id, body) VALUES ($1, $2, $3, $4)', [
    id,
    event.platform,
    event.accountId,
    JSON.stringify(body),
  ])
  for (const endpoint of endpoints) {
    await tx.query('INSERT INTO delivery (event_id, endpoint_id) VALUES ($1, $2)', [id, endpoint])
  }
}

async function isSilent(tx: Queries): Promise<boolean> {
  const { rows } = await tx.query<{ value: boolean }>("SELECT value FROM setting WHERE name = 'silent'")
  return rows[0]?.value ?? false
}

/** Connect endpoints hear of connected accounts, the others of the platform's own. */
async function endpointsFor(tx: Queries, event: NewEvent): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `SELECT id FROM webhook_endpoint
     WHERE platform = $1 AND connect = $2 AND body->>'status' = 'enabled'
       AND (body->'enabled_events' ? $3 OR body->'enabled_events' ? '*')
     ORDER BY seq`,
    [event.platform, event.accountId !== null, event.type],
  )
  return rows.map(({ id }) => id)
}
