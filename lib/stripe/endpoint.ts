import type Stripe from 'stripe'
import type { EndpointFault } from '@/lib/payouts/health/facts'
import { apiVersion } from './client'
import { requireObject } from './failures'

/** The events the app hears, and no others: https://docs.stripe.com/connect/webhooks */
export const registeredEvents = ['account.updated', 'capability.updated'] as const

/** How the endpoint at our address stands at Stripe; Stripe does not tell of which scope it is. */
export interface EndpointCheck {
  /** null: there is none at our address. */
  id: string | null
  faults: EndpointFault[]
}

export type EndpointChange =
  /** The signing secret is told now and never again. */
  | { kind: 'created'; id: string; secret: string }
  | { kind: 'mended'; id: string; faults: EndpointFault[] }
  | { kind: 'right'; id: string }

/** Compares the endpoint at `url` with what the app needs. Throws Stripe's errors. */
export async function checkEndpoint(stripe: Stripe, url: string): Promise<EndpointCheck> {
  return checkAmong(await listEndpoints(stripe), url)
}

/** @param endpoints all there are at Stripe; the best of those at `url` counts */
export function checkAmong(endpoints: Pick<Endpoints, 'data'>, url: string): EndpointCheck {
  const [best] = at(url, endpoints)
    .map(toCheck)
    .sort((a, b) => a.faults.length - b.faults.length)
  return best ?? { id: null, faults: ['absent'] }
}

/**
 * Makes the endpoint, or mends the one that is there; safe to repeat. One of another API version is replaced, because
 * Stripe never changes an endpoint's version: the new one is made beside it, and the next run disables the old.
 */
export async function setUpEndpoint(stripe: Stripe, url: string): Promise<EndpointChange> {
  const endpoints = at(url, await listEndpoints(stripe))
  const [current] = endpoints.filter(({ api_version }) => api_version === apiVersion)
  if (current === undefined) return create(stripe, url)

  const { id, faults } = toCheck(current)
  if (faults.length > 0) {
    await stripe.webhookEndpoints.update(id, { enabled_events: [...registeredEvents], disabled: false })
  }
  const older = endpoints.filter((each) => each.api_version !== apiVersion && each.status === 'enabled')
  for (const each of older) await stripe.webhookEndpoints.update(each.id, { disabled: true })
  if (older.length > 0) faults.push('api-version')
  return faults.length === 0 ? { kind: 'right', id } : { kind: 'mended', id, faults }
}

async function create(stripe: Stripe, url: string): Promise<EndpointChange> {
  const { id, secret = '' } = await stripe.webhookEndpoints.create({
    url,
    connect: true,
    enabled_events: [...registeredEvents],
    api_version: apiVersion,
  })
  return { kind: 'created', id, secret }
}

type Endpoints = Stripe.Response<Stripe.ApiList<Stripe.WebhookEndpoint>>

/** All of them: Stripe allows sixteen, https://docs.stripe.com/webhooks */
export async function listEndpoints(stripe: Stripe, options: Stripe.RequestOptions = {}): Promise<Endpoints> {
  return requireObject(await stripe.webhookEndpoints.list({ limit: 100 }, options), 'list')
}

function at(url: string, { data }: Pick<Endpoints, 'data'>): Stripe.WebhookEndpoint[] {
  return data.filter((endpoint) => endpoint.url === url)
}

function toCheck(endpoint: Stripe.WebhookEndpoint): { id: string; faults: EndpointFault[] } {
  const events = new Set<string>(endpoint.enabled_events)
  const hears = events.has('*') || registeredEvents.every((name) => events.has(name))
  const faults: EndpointFault[] = []
  if (endpoint.status !== 'enabled') faults.push('disabled')
  if (!hears) faults.push('events')
  else if (events.size > registeredEvents.length || events.has('*')) faults.push('more-events')
  if (endpoint.api_version !== apiVersion) faults.push('api-version')
  return { id: endpoint.id, faults }
}
