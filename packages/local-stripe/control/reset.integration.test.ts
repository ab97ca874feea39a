import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'

const test = localStripeTest()

const reset = (local: Started, key: string) =>
  fetch(`${local.url()}/_control/reset`, { method: 'POST', headers: { authorization: `Bearer ${key}` } })

test('deletes everything of a key, and nothing of another', async ({ local }) => {
  const [mine, other] = ['sk_test_resetmine123', 'sk_test_resetother12'].map((key) => new Stripe(key, local.sdk()))
  for (const stripe of [mine, other]) await fill(local, stripe)
  expect(await countsOf(mine)).toEqual([1, 1, 1, 1, 1, 1])

  expect((await reset(local, 'sk_test_resetmine123')).status).toBe(200)
  expect(await countsOf(mine)).toEqual([0, 0, 0, 0, 0, 0])
  expect(await countsOf(other)).toEqual([1, 1, 1, 1, 1, 1])
  await fill(local, mine)
  expect(await countsOf(mine)).toEqual([1, 1, 1, 1, 1, 1])
})

test('deletes nothing without a key, or with a live one', async ({ local }) => {
  expect((await fetch(`${local.url()}/_control/reset`, { method: 'POST' })).status).toBe(401)
  expect((await reset(local, 'sk_live_resetmine123')).status).toBe(401)
})

/** Creates one of each. The second fill repeats the first one's idempotency keys. */
async function fill(local: Started, stripe: Stripe | undefined): Promise<void> {
  if (stripe === undefined) throw new Error('there is no client')
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  await stripe.webhookEndpoints.create({ url: 'http://127.0.0.1:9/nobody', enabled_events: ['charge.succeeded'] })
  const { id } = await stripe.accounts.create({ type: 'express', capabilities }, { idempotencyKey: 'account' })
  const back = { return_url: 'http://localhost:3999/return', refresh_url: 'http://localhost:3999/refresh' }
  await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...back })
  await local.control('POST', `/accounts/${id}/acts`, { act: 'ready' })
  const payment = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    application_fee_amount: 500,
    transfer_data: { destination: id },
    confirm: true,
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    capture_method: 'automatic',
  })
  await stripe.refunds.create({ payment_intent: payment.id, amount: 100 })
}

async function countsOf(stripe: Stripe | undefined): Promise<number[]> {
  if (stripe === undefined) throw new Error('there is no client')
  const lists = [
    stripe.accounts.list(),
    stripe.webhookEndpoints.list(),
    stripe.charges.list(),
    stripe.refunds.list(),
    stripe.events.list({ type: 'charge.succeeded' }),
    stripe.paymentIntents.list(),
  ]
  return Promise.all(lists.map(async (list) => (await list).data.length))
}
