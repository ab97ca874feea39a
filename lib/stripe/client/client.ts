import Stripe from 'stripe'
import { createPunctualHttpClient } from './punctual-http'
import type { Queue } from './rate-limit'

/** For fetches: callers come back anyway, so a person need not wait for a second retry. */
export const repeatOnce = { maxNetworkRetries: 1 }

/** For requests that only the caller repeats. */
export const askOnce = { maxNetworkRetries: 0 }

/** The version of all requests and events; the SDK pins the same. */
export const apiVersion = '2026-10-28.endive'

export interface ClientOptions {
  secretKey: string
  /** A local Stripe such as http://127.0.0.1:4010; missing for Stripe itself. */
  apiBase?: string
  limits: RequestLimits
}

export interface RequestLimits {
  requestMilliseconds: number
  /** The SDK's own, where a call does not say otherwise. */
  retries: number
}

/** Every request waits for the rate limit, the SDK's retries too: no client leaves this folder without it. */
export function createClient(options: ClientOptions, queue: Queue): Stripe {
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createPunctualHttpClient(queue) })
}

/**
 * For our endpoint only, outside the rate limit: set-up may run without a database. A person triggers each request, and
 * Stripe limits endpoints separately.
 */
export function createEndpointClient(options: ClientOptions): Stripe {
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createPunctualHttpClient() })
}

function settingsOf({ apiBase, limits }: ClientOptions): Stripe.StripeConfig {
  return {
    apiVersion,
    timeout: limits.requestMilliseconds,
    maxNetworkRetries: limits.retries,
    telemetry: false,
    ...(apiBase === undefined ? {} : localAddress(new URL(apiBase))),
  }
}

function localAddress(url: URL) {
  const isPlain = url.protocol === 'http:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isPlain ? 80 : 443)),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  }
}
