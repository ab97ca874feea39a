import type Stripe from 'stripe'
import type { EndpointFault } from '@/lib/payouts/vocabulary/finding-name'
import { apiVersion } from '../client/client'
import { requireObject } from '../client/failures'

/** The events the app hears, and no others: https://docs.stripe.com/connect/webhooks */
const registeredEvents = ['account.updated', 'capability.updated'] as const

/** Events that an operator may register besides; the app hears them, and nobody takes them away. */
const welcomeEvents: ReadonlySet<string> = new Set(['account.application.deauthorized'])

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

/** What was done to the one endpoint that is meant to stay, and how the others at our address stand now. */
export interface EndpointSetUp {
  change: EndpointChange
  others: { id: string; apiVersion: string | null; stands: 'enabled' | 'disabled' | 'retired just now' }[]
}

/** Compares the endpoints at `url` with what the app needs. Throws Stripe's errors. */
export async function checkEndpoint(stripe: Stripe, url: string): Promise<EndpointCheck> {
  return checkAmong(await listEndpoints(stripe), url)
}

/** @param endpoints all there are at Stripe; the best of those at `url` counts, and that others are enabled beside it */
export function checkAmong(endpoints: Pick<Endpoints, 'data'>, url: string): EndpointCheck {
  const [best, ...others] = bestFirst(at(url, endpoints))
  if (best === undefined) return { id: null, faults: ['absent'] }
  const surplus: EndpointFault[] = others.some(isEnabled) ? ['surplus'] : []
  return { id: best.id, faults: [...faultsOf(best), ...surplus] }
}

/**
 * Makes the endpoint, or mends the best one of our API version that is there; safe to repeat. Stripe never changes an
 * endpoint's version, so beside one of another version a new one is made.
 *
 * The others at our address stay as they are, because the app may know only their secrets. With `retire` they are
 * disabled: whoever says so has seen the secret of the one that stays into the settings of every server. An endpoint
 * that this very call made or brought to hear again retires none.
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

/** All of them: Stripe allows sixteen, https://docs.stripe.com/webhooks */
export async function listEndpoints(stripe: Stripe, options: Stripe.RequestOptions = {}): Promise<Endpoints> {
  return requireObject(await stripe.webhookEndpoints.list({ limit: 100 }, options), 'list')
}

function at(url: string, { data }: Pick<Endpoints, 'data'>): Stripe.WebhookEndpoint[] {
  return data.filter((endpoint) => endpoint.url === url)
}

const isEnabled = ({ status }: Stripe.WebhookEndpoint) => status === 'enabled'

/** Whether all that we need is sent there. */
function receivesEvents(endpoint: Stripe.WebhookEndpoint): boolean {
  return !faultsOf(endpoint).some((fault) => fault === 'disabled' || fault === 'events')
}

/** Those that hear before those that do not, then those with fewer faults, then the newer ones. */
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
