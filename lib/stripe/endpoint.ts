import type Stripe from 'stripe'
import { apiVersion } from './client'

/** The events the app hears, and no others: https://docs.stripe.com/connect/webhooks */
export const registeredEvents = ['account.updated', 'capability.updated'] as const

/** How the endpoint at our address stands at Stripe; Stripe does not tell of which scope it is. */
export type EndpointFault = 'absent' | 'disabled' | 'events' | 'api-version'

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
  const endpoints = await endpointsAt(stripe, url)
  const [best] = endpoints.map(toCheck).sort((a, b) => a.faults.length - b.faults.length)
  return best ?? { id: null, faults: ['absent'] }
}

/**
 * Makes the endpoint, or mends the one that is there; safe to repeat. One of another API version is replaced, because
 * Stripe never changes an endpoint's version: the new one is made beside it, and the next run disables the old.
 */
export async function setUpEndpoint(stripe: Stripe, url: string): Promise<EndpointChange> {
  const endpoints = await endpointsAt(stripe, url)
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

async function endpointsAt(stripe: Stripe, url: string): Promise<Stripe.WebhookEndpoint[]> {
  // Stripe allows sixteen endpoints: https://docs.stripe.com/webhooks
  const { data } = await stripe.webhookEndpoints.list({ limit: 100 })
  return data.filter((endpoint) => endpoint.url === url)
}

function toCheck(endpoint: Stripe.WebhookEndpoint): { id: string; faults: EndpointFault[] } {
  const events = new Set<string>(endpoint.enabled_events)
  const isExact = events.size === registeredEvents.length && registeredEvents.every((name) => events.has(name))
  const faults: EndpointFault[] = []
  if (endpoint.status !== 'enabled') faults.push('disabled')
  if (!isExact) faults.push('events')
  if (endpoint.api_version !== apiVersion) faults.push('api-version')
  return { id: endpoint.id, faults }
}
