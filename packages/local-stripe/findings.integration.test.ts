import Stripe from 'stripe'
import { expect, test } from 'vitest'
import { startLocalStripe, testKey } from './testing/start'

test('lists what Stripe would not have sent, and fails the test that caused it', async () => {
  const local = await startLocalStripe()
  const stripe = new Stripe(testKey, local.sdk())
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', capabilities })
  expect((await local.control<{ data: string[] }>('GET', '/findings')).data).toEqual([])

  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'sleeping' } })
  await stripe.accounts.retrieve(id)
  const wrong = 'must be equal to one of the allowed values'
  expect((await local.control<{ data: string[] }>('GET', '/findings')).data).toEqual([
    expect.stringContaining(`GET /v1/accounts/${id}: /capabilities/transfers ${wrong}`),
    expect.stringContaining(`account.updated: /capabilities/transfers ${wrong}`),
    expect.stringContaining(`capability.updated: /status ${wrong}`),
  ])
  await expect(local.close()).rejects.toThrow(wrong)
})
