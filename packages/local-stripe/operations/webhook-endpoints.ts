import { type Call, operation } from '../api/operation'
import { noSuch, refusal } from '../errors'
import { isSent } from '../events/sent-types'
import { newId } from '../identifiers'
import { pageOf } from '../store/page'
import type { PageParams } from '../store/page-limits'
import { type MetadataParam, mergedMetadata, refuseUnsupported, requireUrl } from './common-params'

export const webhookEndpointOperations = [
  operation('POST', '/v1/webhook_endpoints', createEndpoint),
  operation('GET', '/v1/webhook_endpoints', listEndpoints),
  operation('GET', '/v1/webhook_endpoints/{webhook_endpoint}', async (call: Call) => requireEndpoint(call)),
  operation('POST', '/v1/webhook_endpoints/{webhook_endpoint}', updateEndpoint),
  operation('DELETE', '/v1/webhook_endpoints/{webhook_endpoint}', deleteEndpoint),
]

interface EndpointParams {
  url?: string
  enabled_events?: string[]
  connect?: boolean
  api_version?: string
  description?: string | null
  metadata?: MetadataParam
  disabled?: boolean
}

interface EndpointBody {
  id: string
  metadata: Record<string, string>
}

/** At most 16 endpoints a platform, docs.stripe.com/webhooks. Only this response shows the secret. */
async function createEndpoint({ context, tx, platform, params }: Call<EndpointParams>) {
  refuseUnsupported(params, ['url', 'enabled_events', 'connect', 'api_version', 'description', 'metadata'])
  refuseUnsent(params.enabled_events)
  const url = requireUrl(params.url, 'url')
  const { rows } = await tx.query<{ count: number }>('SELECT count(*) FROM webhook_endpoint WHERE platform = $1', [
    platform.id,
  ])
  if ((rows[0]?.count ?? 0) >= 16) throw refusal('too many endpoints')
  const secret = newId('whsec_', 32)
  const body = {
    id: newId('we_'),
    object: 'webhook_endpoint',
    api_version: params.api_version ?? null,
    application: null,
    created: context.clock.now(),
    description: params.description || null,
    enabled_events: params.enabled_events ?? [],
    livemode: false,
    metadata: mergedMetadata({}, params.metadata),
    status: 'enabled',
    url,
  }
  const row = [body.id, platform.id, params.connect ?? false, secret, JSON.stringify(body)]
  await tx.query('INSERT INTO webhook_endpoint (id, platform, connect, secret, body) VALUES ($1, $2, $3, $4, $5)', row)
  return { ...body, secret }
}

/** Refuses subscriptions to events that this server never sends. */
function refuseUnsent(types: string[] = []): void {
  const at = types.findIndex((type) => !isSent(type))
  if (at !== -1) throw refusal('unsupported event', { type: types[at] ?? '', at })
}

async function listEndpoints({ tx, platform, params }: Call<PageParams>) {
  const source = {
    table: 'webhook_endpoint',
    body: 'body',
    kind: 'webhook endpoint',
    url: '/v1/webhook_endpoints',
  } as const
  return pageOf(tx, { ...source, platform: platform.id }, params)
}

async function updateEndpoint(call: Call<EndpointParams>) {
  const { tx, params } = call
  refuseUnsupported(params, ['url', 'enabled_events', 'description', 'metadata', 'disabled'])
  refuseUnsent(params.enabled_events)
  const { disabled, metadata, ...changes } = params
  const before = await requireEndpoint(call)
  const body = {
    ...before,
    ...changes,
    ...(params.description === undefined ? {} : { description: params.description || null }),
    ...(params.url === undefined ? {} : { url: requireUrl(params.url, 'url') }),
    ...(disabled === undefined ? {} : { status: disabled ? 'disabled' : 'enabled' }),
    metadata: mergedMetadata(before.metadata, metadata),
  }
  await tx.query('UPDATE webhook_endpoint SET body = $2 WHERE id = $1', [body.id, JSON.stringify(body)])
  return body
}

async function deleteEndpoint(call: Call) {
  const { id } = await requireEndpoint(call)
  await call.tx.query('DELETE FROM webhook_endpoint WHERE id = $1', [id])
  return { id, object: 'webhook_endpoint', deleted: true }
}

async function requireEndpoint({ tx, platform, ids: [id = ''] }: Call<unknown>): Promise<EndpointBody> {
  const { rows } = await tx.query<{ body: EndpointBody }>(
    'SELECT body FROM webhook_endpoint WHERE id = $1 AND platform = $2',
    [id, platform.id],
  )
  const found = rows[0]
  if (found === undefined) throw noSuch('webhook endpoint', id)
  return found.body
}
