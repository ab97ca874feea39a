import type { EndpointEnv } from '../env'
import { createEndpointClient } from '../stripe/client/client'
import { checkEndpoint, setUpEndpoint } from '../stripe/webhook/endpoint'
import { timings } from './timings'

export function wireEndpoint({ APP_URL, STRIPE_SECRET_KEY, STRIPE_API_BASE }: EndpointEnv) {
  const stripe = createEndpointClient({
    secretKey: STRIPE_SECRET_KEY,
    apiBase: STRIPE_API_BASE,
    limits: timings.stripe,
  })
  const url = webhookAt(APP_URL)
  return {
    url,
    setUp: (options: { retire?: boolean } = {}) => setUpEndpoint(stripe, url, options),
    check: () => checkEndpoint(stripe, url),
  }
}

export const webhookPath = '/api/stripe/webhook'

export const webhookAt = (appUrl: string) => new URL(webhookPath, appUrl).href
