import { type Call, operation } from '../api/operation'
import { noSuch, refusal } from '../errors'
import { type Condition, pageOf } from '../store/page'
import type { PageParams } from '../store/page-limits'

export const eventOperations = [
  operation('GET', '/v1/events', listEvents, { forAccount: true }),
  operation('GET', '/v1/events/{id}', retrieveEvent, { forAccount: true }),
]

interface ListEvents extends PageParams {
  type?: string
  types?: string[]
  delivery_success?: boolean
}

/** Stripe lists events for 30 days, docs.stripe.com/api/events/list. */
const toldFor = 30 * 86_400

async function listEvents(call: Call<ListEvents>) {
  const { tx, platform, params } = call
  const source = { table: 'event', body, kind: 'event', url: '/v1/events' } as const
  const where = [...reachOf(call), ...typesWanted(params)]
  if (params.delivery_success !== undefined) where.push([`(${isDelivered}) = ?`, params.delivery_success])
  return pageOf(tx, { ...source, platform: platform.id, where }, params)
}

async function retrieveEvent(call: Call) {
  const id = call.ids[0] ?? ''
  const source = { table: 'event', body, kind: 'event', url: '/v1/events' } as const
  const where: Condition[] = [...reachOf(call), ['id = ?', id]]
  const { data } = await pageOf(call.tx, { ...source, platform: call.platform.id, where }, {})
  if (data[0] === undefined) throw noSuch('event', id)
  return data[0]
}

const isAccepted = "settled AND coalesce((attempts->-1->>'status')::int, 0) BETWEEN 200 AND 299"
const isDelivered = `NOT EXISTS (SELECT FROM delivery WHERE event_id = event.id AND NOT forged AND NOT (${isAccepted}))`

const pending = `(SELECT count(*) FROM (SELECT FROM delivery WHERE event_id = event.id AND NOT forged
  GROUP BY endpoint_id HAVING NOT bool_or(${isAccepted})) waiting)`
const body = `jsonb_set(body, '{pending_webhooks}', to_jsonb(${pending}))`

/** A platform reads its own events, and a connected account's by acting for it. */
function reachOf({ account, context }: Call<unknown>): Condition[] {
  const whose: Condition = account === null ? ['account_id IS NULL'] : ['account_id = ?', account.id]
  return [whose, ['created > ?', context.clock.now() - toldFor]]
}

/** A name, or a group such as `account.*`. */
function typesWanted({ type, types }: ListEvents): Condition[] {
  if (type !== undefined && types !== undefined) {
    throw refusal('one or the other', { param: 'type', params: 'type, types' })
  }
  if (types !== undefined) return [["body->>'type' = ANY(?)", types]]
  if (type === undefined) return []
  return type.includes('*') ? [["body->>'type' LIKE ?", patternOf(type)]] : [["body->>'type' = ?", type]]
}

function patternOf(group: string): string {
  return group.replace(/[\\%_]/g, '\\$&').replaceAll('*', '%')
}
