import { test as base } from '@playwright/test'
import Stripe from 'stripe'

export interface LocalStripe {
  stripe: Stripe
  /** Takes facts as `POST /_control/accounts/:id/facts` does. */
  accountWith(facts: Record<string, unknown>, create?: Stripe.AccountCreateParams): Promise<Stripe.Account>
  /** `control('POST', '/clock', { advance: 86400 })`. */
  control<Answer>(method: string, path: string, body?: unknown): Promise<Answer>
}

interface Options {
  localStripeUrl: string
  localStripeKey: string
}

export const test = base.extend<Options & { localStripe: LocalStripe }>({
  localStripeUrl: ['http://127.0.0.1:4010', { option: true }],
  localStripeKey: ['sk_test_playwright1234', { option: true }],
  async localStripe({ localStripeUrl: url, localStripeKey }, use) {
    const { hostname, port } = new URL(url)
    const stripe = new Stripe(localStripeKey, { host: hostname, port, protocol: 'http', telemetry: false })
    const control = <Answer>(method: string, path: string, body?: unknown) =>
      ask<Answer>(method, `${url}/_control${path}`, body)
    const accountWith: LocalStripe['accountWith'] = async (facts, create = {}) => {
      const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
      const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities, ...create })
      await control('POST', `/accounts/${id}/facts`, facts)
      return stripe.accounts.retrieve(id)
    }
    await use({ stripe, accountWith, control })
  },
})

async function ask<Answer>(method: string, url: string, body?: unknown): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return (await response.json()) as Answer
}
