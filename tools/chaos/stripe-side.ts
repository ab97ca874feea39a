import Stripe from 'stripe'
import { type Chance, pick } from './chance'

export interface LoggedRead {
  id: string
  method: string
  path: string
  status: number | null
  /** Milliseconds; null while it runs. */
  duration: number | null
}

export interface StripeSide {
  accounts(): Promise<Stripe.Account[]>
  change(accountId: string, chance: Chance): Promise<void>
  waiting(): Promise<number>
  /** The latest requests for accounts and pages of them, newest first. */
  reads(count: number): Promise<LoggedRead[]>
  misbehave(seed: number): Promise<void>
  behave(): Promise<void>
}

export function stripeSide(url: string, secretKey: string): StripeSide {
  const { hostname, port } = new URL(url)
  const stripe = new Stripe(secretKey, { host: hostname, port, protocol: 'http', telemetry: false })
  const control = async <Answer>(method: string, path: string, body?: object): Promise<Answer> => {
    const headers = { 'content-type': 'application/json' }
    const ask = () => fetch(`${url}/_control${path}`, { method, headers, body: body && JSON.stringify(body) })
    // A kept connection may close just as it is used. All these requests are safe to repeat.
    const response = await ask().catch(ask)
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Answer
  }
  return {
    async accounts() {
      const all: Stripe.Account[] = []
      for await (const account of stripe.accounts.list({ limit: 100 })) all.push(account)
      return all
    },
    change: (accountId, chance) => control('POST', `/accounts/${accountId}/facts`, pick(chance, situations)),
    waiting: async () => (await control<{ waiting: number }>('GET', '/deliveries')).waiting,
    reads: async (count) => {
      const path = `/requests?path=${listPath}&limit=${count}`
      const { data } = await control<{ data: LoggedRead[] }>('GET', path)
      return data.filter(({ method }) => method === 'GET')
    },
    async misbehave(seed) {
      await control('POST', '/delivery', { ...hostileDelivery, seed })
      for (const path of [listPath, `${listPath}/*`])
        for (const fault of faults) await control('POST', '/faults', { method: 'GET', path, ...fault, seed })
    },
    async behave() {
      await control('DELETE', '/faults')
      await control('POST', '/delivery', { reset: true, back_off_ms: hostileDelivery.back_off_ms })
    },
  }
}

export const listPath = '/v1/accounts'

const hostileDelivery = {
  duplicates: { share: 0.2, most: 3 },
  reorder: { share: 0.3, most_ms: 2_000 },
  delay: { median_ms: 5, p99_ms: 400 },
  burst: { least: 1, most: 4 },
  live: { share: 0.02 },
  forged: { share: 0.02 },
  back_off_ms: 100,
}

/** Faults of account fetches, and of pages. A cut stands in for a real time-out, which would take five seconds longer. */
const faults = [
  { kind: 'latency', latency: { median_ms: 25, p99_ms: 900, tail: 'pareto' } },
  { kind: 'rate', per_second: 25 },
  { kind: 'cut', share: 0.03 },
  { kind: 'status', status: 500, share: 0.03 },
  // On a slow machine no second may have too many.
  { kind: 'status', status: 429, share: 0.03 },
]

const nothingAsked = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [] }
const on = { card_payments: 'active', transfers: 'active' }
const off = { card_payments: 'inactive', transfers: 'inactive' }

const situations: object[] = [
  {
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: on,
    requirements: { ...nothingAsked, disabled_reason: null },
  },
  {
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: false,
    capabilities: on,
    requirements: { ...nothingAsked, past_due: ['external_account'], disabled_reason: 'requirements.past_due' },
  },
  {
    details_submitted: true,
    charges_enabled: false,
    payouts_enabled: false,
    capabilities: off,
    requirements: { ...nothingAsked, disabled_reason: 'under_review' },
  },
  {
    details_submitted: false,
    charges_enabled: false,
    payouts_enabled: false,
    capabilities: off,
    requirements: { ...nothingAsked, currently_due: ['tos_acceptance.date'], disabled_reason: 'requirements.past_due' },
  },
]
