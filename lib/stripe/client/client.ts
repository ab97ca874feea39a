import Stripe from 'stripe'
import { createPunctualHttpClient } from './punctual-http'

/** For what only reads: whoever asks comes back anyway, so a person need not wait for a second repeat. */
export const repeatOnce = { maxNetworkRetries: 1 }

/** For what takes a turn for each request: it must be one. */
export const askOnce = { maxNetworkRetries: 0 }

/** The version every request is made in and every notice is sent in; the installed SDK pins the same. */
export const apiVersion = '2026-10-28.endive'

export interface ClientOptions {
  secretKey: string
  /** A local Stripe, such as http://127.0.0.1:4010; absent for Stripe itself. */
  apiBase?: string
  /** How long one request may take, in milliseconds. */
  timeout?: number
  /** Milliseconds for which somebody still waits; absent: nobody counts them. */
  left?: () => number
}

export function createClient({ secretKey, apiBase, timeout = 5_000, left }: ClientOptions): Stripe {
  return new Stripe(secretKey, {
    apiVersion,
    timeout,
    maxNetworkRetries: 2,
    telemetry: false,
    httpClient: createPunctualHttpClient(left),
    ...(apiBase === undefined ? {} : localAddress(new URL(apiBase))),
  })
}

function localAddress(url: URL) {
  const isPlain = url.protocol === 'http:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (isPlain ? 80 : 443)),
    protocol: isPlain ? ('http' as const) : ('https' as const),
  }
}
