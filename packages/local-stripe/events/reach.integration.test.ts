import Stripe from 'stripe'
import { afterEach, expect, test } from 'vitest'
import { type Started, startLocalStripe, testKey } from '../testing/start'

let local: Started
afterEach(() => local.close())

test('sends nothing to another machine, and the event says why', async () => {
  local = await startLocalStripe()
  expect(await firstDelivery()).toMatchObject({
    settled: true,
    attempts: [{ status: null, error: expect.stringContaining('on another machine') }],
  })
})

test('sends to other machines where allowed', async () => {
  local = await startLocalStripe({ sendsAnywhere: true })
  const { attempts } = await firstDelivery()
  expect(attempts[0]?.status).toBeNull()
  expect(attempts[0]?.error).not.toContain('on another machine')
})

interface Delivery {
  settled: boolean
  attempts: { status: number | null; error: string | null }[]
}

/** Sends to a host name that does not exist. */
async function firstDelivery(): Promise<Delivery> {
  const stripe = new Stripe(testKey, local.sdk())
  const url = 'https://webhook.invalid/hook'
  await stripe.webhookEndpoints.create({ url, connect: true, enabled_events: ['account.updated'] })
  const { id } = await stripe.accounts.create({ type: 'express' })
  await stripe.accounts.update(id, { metadata: { changed: 'yes' } })
  const told = async () => {
    const path = `/events?account=${id}`
    const { data } = await local.control<{ data: { deliveries: Delivery[] }[] }>('GET', path)
    return data.flatMap(({ deliveries }) => deliveries)
  }
  await expect.poll(async () => (await told())[0]?.attempts.length).toBeGreaterThan(0)
  const [first] = await told()
  return first ?? { settled: false, attempts: [] }
}
