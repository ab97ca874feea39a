import type Stripe from 'stripe'
import type { EndpointFault } from '@/lib/payouts/vocabulary/health/finding-name'
import { apiVersion } from '../client/client'
import { requireObject } from '../client/failures'

/** The app's events: https://docs.stripe.com/connect/webhooks */
const registeredEvents = ['account.updated', 'capability.updated'] as const

/** Optional events an operator may add; setup keeps them. */
const welcomeEvents: ReadonlySet<string> = new Set(['account.application.deauthorized'])

/** Our endpoint at Stripe. Stripe does not expose its scope. */
export interface EndpointState {
  /** null without an endpoint at our address. */
  id: string | null
  faults: EndpointFault[]
}

export type EndpointChange =
  /** Stripe shows the signing secret only now. */
  | { kind: 'created'; id: string; secret: string }
  | { kind: 'mended'; id: string; faults: EndpointFault[] }
  | { kind: 'right'; id: string }

export interface EndpointSetUp {
  change: EndpointChange
  others: { id: string; apiVersion: string | null; stands: 'enabled' | 'disabled' | 'retired just now' }[]
}

/** Compares endpoints at `url` with what the app needs. Throws Stripe's errors. */
export async function checkEndpoint(stripe: Stripe, url: string): Promise<EndpointState> {
  return checkAmong(await listEndpoints(stripe), url)
}

/** @param endpoints all endpoints at Stripe; judges the best one at `url`, and whether others there are enabled */
export function checkAmong(endpoints: Pick<Endpoints, 'data'>, url: string): EndpointState {
  const [best, ...others] = bestFirst(at(url, endpoints))
  if (best === undefined) return { id: null, faults: ['absent'] }
  const surplus: EndpointFault[] = others.some(isEnabled) ? ['surplus'] : []
  return { id: best.id, faults: [...faultsOf(best), ...surplus] }
}

/**
 * Creates the endpoint or repairs the best one with our API version; safe to repeat. Stripe never changes a version, so
 * another version needs a new endpoint.
 *
 * Other endpoints at our address stay, because the app may have only their secrets. `retire` disables them: then every
 * server must already have the remaining one's secret. An endpoint created or re-enabled by this call retires none.
 */
export async function setUpEndpoint(stripe: Stripe, url: string, { retire = false } = {}): Promise<EndpointSetUp> {
  const all = at(url, await listEndpoints(stripe))
  const [current] = bestFirst(all.filter(({ api_version }) => api_version === apiVersion))
  const change = current === undefined ? await create(stripe, url) : await mend(stripe, current)
  const mayRetire = retire && current !== undefined && receivesEvents(current)
  const others: EndpointSetUp['others'] = []
  for (const other of all.filter(({ id }) => id !== current?.id)) {
    const isRetired = mayRetire && isEnabled(other)
    if (isRetired) await stripe.webhookEndpoints.update(other.id, { disabled: true })
    const stands = isRetired ? 'retired just now' : isEnabled(other) ? 'enabled' : 'disabled'
    others.push({ id: other.id, apiVersion: other.api_version, stands })
  }
  return { change, others }
}

type EnabledEvent = Stripe.WebhookEndpointUpdateParams.EnabledEvent

async function mend(stripe: Stripe, current: Stripe.WebhookEndpoint): Promise<EndpointChange> {
  const { id } = current
  const faults = faultsOf(current)
  if (faults.length === 0) return { kind: 'right', id }
  const welcome = current.enabled_events.filter((name) => welcomeEvents.has(name)) as EnabledEvent[]
  await stripe.webhookEndpoints.update(id, { enabled_events: [...registeredEvents, ...welcome], disabled: false })
  return { kind: 'mended', id, faults }
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

/** Stripe allows sixteen: https://docs.stripe.com/webhooks */
export async function listEndpoints(stripe: Stripe, options: Stripe.RequestOptions = {}): Promise<Endpoints> {
  return requireObject(await stripe.webhookEndpoints.list({ limit: 100 }, options), 'list')
}

function at(url: string, { data }: Pick<Endpoints, 'data'>): Stripe.WebhookEndpoint[] {
  return data.filter((endpoint) => endpoint.url === url)
}

const isEnabled = ({ status }: Stripe.WebhookEndpoint) => status === 'enabled'

function receivesEvents(endpoint: Stripe.WebhookEndpoint): boolean {
  return !faultsOf(endpoint).some((fault) => fault === 'disabled' || fault === 'events')
}

/** Complete ones first, then fewest faults, then newest. */
function bestFirst(endpoints: Stripe.WebhookEndpoint[]): Stripe.WebhookEndpoint[] {
  return endpoints.toSorted(
    (a, b) =>
      Number(receivesEvents(b)) - Number(receivesEvents(a)) ||
      faultsOf(a).length - faultsOf(b).length ||
      b.created - a.created,
  )
}

const received: ReadonlySet<string> = new Set([...registeredEvents, ...welcomeEvents])
const isSubscribed = (name: string) => received.has(name)

function faultsOf(endpoint: Stripe.WebhookEndpoint): EndpointFault[] {
  const events = new Set<string>(endpoint.enabled_events)
  const hasOurs = events.has('*') || registeredEvents.every((name) => events.has(name))
  const faults: EndpointFault[] = []
  if (!isEnabled(endpoint)) faults.push('disabled')
  if (!hasOurs) faults.push('events')
  else if (!endpoint.enabled_events.every(isSubscribed)) faults.push('more-events')
  if (endpoint.api_version !== apiVersion) faults.push('api-version')
  return faults
}
