import Stripe from 'stripe'
import type { EndpointCheck, SeenFacts } from '@/lib/payouts/health/facts'
import { type ClientOptions, createEndpointClient } from '../client/client'
import { away } from '../client/failures'
import { checkAmong, listEndpoints } from './endpoint'

/** @param url where our endpoint is */
export function createEndpointCheck({ url, ...options }: ClientOptions & { url: string }): EndpointCheck {
  const stripe = createEndpointClient(options)
  return { check: () => check(stripe, url) }
}

/** One request: a person waits five seconds at most. */
async function check(stripe: Stripe, url: string): Promise<SeenFacts> {
  const asked = Date.now()
  try {
    const endpoints = await listEndpoints(stripe, { maxNetworkRetries: 0 })
    const clockAheadSeconds = clockAhead(endpoints.lastResponse.headers, asked)
    return { kind: 'seen', faults: checkAmong(endpoints, url).faults, clockAheadSeconds }
  } catch (error) {
    // A restricted key without permission gets 403: https://github.com/stripe/stripe-node/issues/2246
    if (!(error instanceof Stripe.errors.StripePermissionError)) return away(error)
    return { kind: 'not-allowed', clockAheadSeconds: clockAhead(error.headers ?? {}, asked) }
  }
}

/** Seconds our clock is off, by the answer's date; null without one. */
function clockAhead({ date }: Record<string, string>, asked: number): number | null {
  const dated = Date.parse(date ?? '')
  if (Number.isNaN(dated)) return null
  const middle = (asked + Date.now()) / 2
  return Math.round((middle - dated - 500) / 1000)
}
