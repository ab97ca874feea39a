import { type Call, operation } from '../api/operation'
import { noSuch } from '../errors'
import { type PageParams, pageOf } from '../store/page'
import { refuseUnbuilt } from './unbuilt'

export const eventOperations = [
  operation('GET', '/v1/events', listEvents),
  operation('GET', '/v1/events/{id}', retrieveEvent),
]

/** Simplified: a platform sees its connected accounts' events here too, without acting for them. */
async function listEvents({ tx, platform, params }: Call<PageParams & { type?: string }>) {
  refuseUnbuilt(params, ['limit', 'starting_after', 'ending_before', 'created', 'type'])
  const source = { table: 'event', body: 'body', kind: 'event', url: '/v1/events' } as const
  const where = params.type === undefined ? undefined : { sql: "body->>'type' = $2", values: [params.type] }
  return pageOf(tx, { ...source, platform: platform.id, where }, params)
}

async function retrieveEvent({ tx, platform, ids: [id = ''] }: Call) {
  const { rows } = await tx.query<{ body: unknown }>('SELECT body FROM event WHERE id = $1 AND platform = $2', [
    id,
    platform.id,
  ])
  if (rows[0] === undefined) throw noSuch('event', id)
  return rows[0].body
}
