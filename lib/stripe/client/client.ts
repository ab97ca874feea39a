import Stripe from 'stripe'
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
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createHttpClient(queue) })
}

/**
 * For our endpoint only, outside the rate limit: setup may run without a database. A person triggers each request, and
 * Stripe limits endpoints separately.
 */
export function createEndpointClient(options: ClientOptions): Stripe {
  return new Stripe(options.secretKey, { ...settingsOf(options), httpClient: createHttpClient() })
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

/**
 * The SDK gives each retry the full time-out and has neither deadlines nor rate limits, so both are enforced here.
 */
function createHttpClient(queue?: Queue): Stripe.HttpClient {
  const client = Stripe.createNodeHttpClient()
  return {
    getClientName: () => client.getClientName(),
    async makeRequest(host, port, path, method, headers, data, protocol, timeout) {
      if (queue !== undefined && !(await queue.takePlace(method))) throw tooLate()
      const time = Math.min(timeout, Math.ceil(queue?.left() ?? timeout))
      if (time <= 0) throw tooLate()
      return client.makeRequest(host, port, path, method, headers, data, protocol, time).catch(rethrowPlainly)
    },
  }
}

const tooLate = () => Object.assign(new Error('the deadline has passed'), { code: 'ETIMEDOUT' })

/** The SDK retries closed connections even when configured not to, by their error code; so drop the code. */
function rethrowPlainly(error: Error & { code?: string }): never {
  if (!Stripe.HttpClient.CONNECTION_CLOSED_ERROR_CODES.includes(error.code ?? '')) throw error
  throw new Error('the connection was closed', { cause: error })
}
