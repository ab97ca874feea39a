import { newId } from '../identifiers'
import { openapi } from '../schema/openapi'
import { seededRandom } from '../seeded-random'
import type { Queries } from '../store/queries'
import { type DeliverySettings, readDeliverySettings } from './delivery-settings'
import { burstSize, scheduleDeliveries } from './schedule-deliveries'
import type { SentType } from './sent-types'

/** The default API version of events: the one the schema was generated from. */
export const apiVersion = openapi.info.version

/** The request behind an event; both null when Stripe caused it. */
export interface Cause {
  requestId: string | null
  idempotencyKey: string | null
}

export const causedByStripe: Cause = { requestId: null, idempotencyKey: null }

export interface NewEvent {
  type: SentType
  platform: string
  /** The connected account it happened in; null for the platform's own. */
  accountId: string | null
  object: Record<string, unknown>
  previous: Record<string, unknown> | null
  created: number
  cause: Cause
  /** A quiet event is never delivered. */
  quiet?: boolean
}

interface Endpoint {
  id: string
  api_version: string | null
}

/** Stores an event and a delivery for each subscribed endpoint, in the transaction of its change. */
export async function writeEvent(tx: Queries, event: NewEvent): Promise<void> {
  const settings = await readDeliverySettings(tx, event.platform)
  const endpoints = event.quiet || settings.lose ? [] : await endpointsFor(tx, event)
  const first = await insert(tx, event, endpoints, settings)
  const times = event.type === 'account.updated' ? burstSize(settings, first) : 1
  for (let told = 1; told < times; told += 1) await insert(tx, event, endpoints, settings)
}

/** Returns the event's number. */
async function insert(
  tx: Queries,
  event: NewEvent,
  endpoints: Endpoint[],
  settings: DeliverySettings,
): Promise<number> {
  const body = bodyOf(event, endpoints)
  const number = await insertBody(tx, event, body)
  for (const { id, api_version } of endpoints) {
    for (const { afterMilliseconds } of scheduleDeliveries(settings, number)) {
      await insertDelivery(tx, body.id, id, api_version, afterMilliseconds)
    }
    if (seededRandom(settings.seed, number, 'forged') < settings.forged.share) {
      await tx.query('INSERT INTO delivery (event_id, endpoint_id, api_version, forged) VALUES ($1, $2, $3, true)', [
        body.id,
        id,
        api_version,
      ])
    }
  }
  if (seededRandom(settings.seed, number, 'live') < settings.live.share) await insertLive(tx, event, endpoints)
  return number
}

/** Belongs to another platform, so that no test key lists it. */
async function insertLive(tx: Queries, event: NewEvent, endpoints: Endpoint[]): Promise<void> {
  const body = { ...bodyOf(event, endpoints), livemode: true }
  await insertBody(tx, { ...event, platform: `${event.platform} live` }, body)
  for (const { id, api_version } of endpoints) await insertDelivery(tx, body.id, id, api_version, 0)
}

function bodyOf({ type, accountId, object, previous, created, cause }: NewEvent, endpoints: Endpoint[]) {
  return {
    id: newId('evt_'),
    object: 'event',
    ...(accountId === null ? {} : { account: accountId }),
    api_version: apiVersion,
    created,
    data: { object, ...(previous && { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: endpoints.length,
    request: { id: cause.requestId, idempotency_key: cause.idempotencyKey },
    type,
  }
}

async function insertBody(tx: Queries, { platform, accountId }: NewEvent, body: { id: string }): Promise<number> {
  const { rows } = await tx.query<{ seq: number }>(
    'INSERT INTO event (id, platform, account_id, body) VALUES ($1, $2, $3, $4) RETURNING seq',
    [body.id, platform, accountId, JSON.stringify(body)],
  )
  return rows[0]?.seq ?? 0
}

async function insertDelivery(tx: Queries, event: string, endpoint: string, version: string | null, after: number) {
  await tx.query(
    `INSERT INTO delivery (event_id, endpoint_id, api_version, next_at)
     VALUES ($1, $2, $3, now() + interval '1 millisecond' * $4)`,
    [event, endpoint, version, after],
  )
}

/** Connect endpoints receive events of connected accounts, others those of the platform. */
async function endpointsFor(tx: Queries, event: NewEvent): Promise<Endpoint[]> {
  const { rows } = await tx.query<Endpoint>(
    `SELECT id, body->>'api_version' AS api_version FROM webhook_endpoint
     WHERE platform = $1 AND connect = $2 AND body->>'status' = 'enabled'
       AND (body->'enabled_events' ? $3 OR body->'enabled_events' ? '*')
     ORDER BY seq`,
    [event.platform, event.accountId !== null, event.type],
  )
  return rows
}
