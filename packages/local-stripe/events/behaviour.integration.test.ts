import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Delivered, type Listener, openListener } from '../testing/listener'
import { type Started, startLocalStripe, testKey } from '../testing/start'

let local: Started
let stripe: Stripe
let listener: Listener
let endpoint: Stripe.WebhookEndpoint
beforeAll(async () => {
  local = await startLocalStripe()
  stripe = new Stripe(testKey, local.sdk())
})
beforeEach(async () => {
  listener = await openListener()
  endpoint = await listen(listener)
})
afterEach(async () => {
  await local.control('POST', '/delivery', { reset: true })
  await stripe.webhookEndpoints.del(endpoint.id)
  await listener.close()
  expect(local.findings).toEqual([])
})
afterAll(() => local.close())

test('repeats a share of events under the same id', async () => {
  await local.control('POST', '/delivery', { duplicates: { share: 1, most: 1 } })
  await change()
  await expect.poll(() => listener.delivered.length).toBe(2)
  expect(new Set(listener.delivered.map((each) => read(each).id)).size).toBe(1)
})

test('lets later events overtake delayed ones', async () => {
  await local.control('POST', '/delivery', { seed: 3, reorder: { share: 0.5, most_ms: 400 } })
  const id = await newAccount()
  for (let count = 0; count < 8; count += 1) await stripe.accounts.update(id, { metadata: { count: String(count) } })
  await expect.poll(() => listener.delivered.length).toBe(8)
  const order = listener.delivered.map((each) => Number((read(each).data.object as Stripe.Account).metadata?.count))
  expect(order).not.toEqual([...order].sort())
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('sends a burst of events for one change, each with its own id', async () => {
  await local.control('POST', '/delivery', { burst: { least: 5, most: 5 } })
  await change()
  await expect.poll(() => listener.delivered.length).toBe(5)
  const events = listener.delivered.map((each) => read(each))
  expect(new Set(events.map(({ id }) => id)).size).toBe(5)
  expect(new Set(events.map(({ data }) => JSON.stringify(data))).size).toBe(1)
})

test('delivers later what was made during silence', async () => {
  await local.control('POST', '/delivery', { silent_seconds: 3600 })
  const id = await change()
  const { data } = await stripe.events.list({}, { stripeAccount: id })
  expect(data[0]?.pending_webhooks).toBe(1)
  expect(listener.delivered).toEqual([])
  await local.control('POST', '/delivery', { silent_seconds: 0 })
  await expect.poll(() => listener.delivered.length).toBe(1)
  await expect.poll(async () => (await stripe.events.list({}, { stripeAccount: id })).data[0]?.pending_webhooks).toBe(0)
})

test('sends a live account’s event beside the true one, which no test key lists', async () => {
  await local.control('POST', '/delivery', { live: { share: 1 } })
  const id = await change()
  await expect.poll(() => listener.delivered.length).toBe(2)
  expect(listener.delivered.map((each) => read(each).livemode).sort()).toEqual([false, true])
  const { data } = await stripe.events.list({}, { stripeAccount: id })
  expect(data.map(({ livemode }) => livemode)).toEqual([false])
})

test('sends a forged message beside the true one, once, that no secret fits', async () => {
  await local.control('POST', '/delivery', { forged: { share: 1 } })
  listener.answerWith(400)
  await change()
  await expect.poll(() => listener.delivered.filter((each) => isOurs(each)).length).toBe(2)
  expect(listener.delivered.filter((each) => !isOurs(each))).toHaveLength(1)
})

test('signs with both secrets during a roll, with the old one no longer than given', async () => {
  const rolled = await local.control<{ secret: string }>('POST', `/endpoints/${endpoint.id}/roll`, {})
  await change()
  await expect.poll(() => listener.delivered.length).toBe(1)
  expect(listener.delivered.every((each) => isOurs(each) && isOurs(each, rolled.secret))).toBe(true)

  const again = await local.control<{ secret: string }>('POST', `/endpoints/${endpoint.id}/roll`, {
    old_secret_seconds: 0,
  })
  await change()
  await expect.poll(() => listener.delivered.length).toBe(2)
  const last = listener.delivered.at(-1) as Delivered
  expect([endpoint.secret ?? '', rolled.secret, again.secret].map((secret) => isOurs(last, secret))).toEqual([
    false,
    false,
    true,
  ])
})

test('sends a second endpoint the same under its own secret, undelayed by a dead one', async () => {
  const dumb = await openListener()
  dumb.answerWith(null)
  const others = await Promise.all([listen(dumb), listen(dumb)])
  for (let count = 0; count < 70; count += 1) await change()
  await expect.poll(() => listener.delivered.length).toBe(70)
  expect(dumb.delivered.length).toBeGreaterThan(0)
  expect(isOurs(dumb.delivered[0] as Delivered)).toBe(false)
  for (const { id } of others) await stripe.webhookEndpoints.del(id)
  await dumb.close()
})

test('does not retry a disabled endpoint, and sends it only new events once enabled', async () => {
  listener.answerWith(500)
  const missed = await change()
  await expect.poll(() => listener.delivered.length).toBe(1)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  const { data } = await local.control<{ data: EventShown[] }>('GET', '/events')
  const { id } = data.find(({ account }) => account === missed) as EventShown
  await expect.poll(async () => (await eventOf(id))?.deliveries[0]?.settled).toBe(true)
  listener.answerWith(200)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: false })
  const heard = await change()
  await expect.poll(() => listener.delivered.map((each) => read(each).account)).toEqual([missed, heard])
})

test('delivers independently of the local clock', async () => {
  listener.answerWith(500)
  await local.control('POST', '/delivery', { back_off_ms: 3_600_000 })
  await change()
  await expect.poll(() => listener.delivered.length).toBe(1)
  await local.control('POST', '/clock', { advance: 7 * 86_400 })
  listener.answerWith(200)
  await change()
  await expect.poll(() => listener.delivered.length).toBe(2)
})

interface EventShown {
  id: string
  account: string
  deliveries: { settled: boolean }[]
}

async function eventOf(id: string): Promise<EventShown | undefined> {
  const { data } = await local.control<{ data: EventShown[] }>('GET', '/events')
  return data.find((event) => event.id === id)
}

function listen({ url }: Listener): Promise<Stripe.WebhookEndpoint> {
  return stripe.webhookEndpoints.create({ url, connect: true, enabled_events: ['account.updated'] })
}

async function newAccount(): Promise<string> {
  return (await stripe.accounts.create({ type: 'express' })).id
}

async function change(): Promise<string> {
  const id = await newAccount()
  await stripe.accounts.update(id, { metadata: { changed: 'yes' } })
  return id
}

function read({ body, headers }: Delivered, secret = endpoint.secret ?? ''): Stripe.Event {
  return Stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret)
}

function isOurs(each: Delivered, secret?: string): boolean {
  try {
    return read(each, secret).object === 'event'
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}
