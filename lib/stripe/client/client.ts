import Stripe from 'stripe'
import { createPunctualHttpClient } from './punctual-http'
import type { Queue } from './rate-limit'

/** For what only reads: whoever asks comes back anyway, so a person need not wait for a second repeat. */
export const repeatOnce = { maxNetworkRetries: 1 }

/** For what is repeated by whoever asks, or not at all. */
export const askOnce = { maxNetworkRetries: 0 }

/** The version every request is made in and every notice is sent in; the installed SDK pins the same. */
export const apiVersion = '2026-10-28.endive'

export interface ClientOptions {
  secretKey: string
  /** A local Stripe, such as http://127.0.0.1:4010; absent for Stripe itself. */
  apiBase?: string
  /** How long one request may take, in milliseconds. */
  timeout?: number
}

/** Every request takes a place in the queue first, the SDK's repeats too: no client leaves this folder without one. */
export function createClient(options: ClientOptions, queue: Queue): Stripe {
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createPunctualHttpClient(queue) })
}

/**
 * For our endpoint alone, outside the rate limit: whoever sets it up may have no database yet that keeps one. A person
 * asks for each request, and Stripe limits endpoints apart from all else.
 */
export function createEndpointClient(options: ClientOptions): Stripe {
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createPunctualHttpClient() })
}

function settingsOf({ apiBase, timeout = 5_000 }: ClientOptions): Stripe.StripeConfig {
  return {
    apiVersion,
    timeout,
    maxNetworkRetries: 2,
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
