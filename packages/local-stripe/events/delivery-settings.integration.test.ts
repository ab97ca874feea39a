import Stripe from 'stripe'
import { expect } from 'vitest'
import { type Delivered, type Listener, openListener } from '../testing/listener'
import { localStripeTest } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'

const test = localStripeTest().extend('endpoint', { auto: true }, async ({ stripe, listener }, { onCleanup }) => {
  const endpoint = await listen(stripe, listener)
  onCleanup(async () => {
    await stripe.webhookEndpoints.del(endpoint.id)
  })
  return endpoint
})
test.afterEach(({ local }) => local.control('POST', '/delivery', { reset: true }))

test('repeats a share of events under the same id', async ({ local, stripe, listener, endpoint }) => {
  await local.control('POST', '/delivery', { duplicates: { share: 1, most: 1 } })
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(2)
  expect(new Set(listener.delivered.map((each) => read(endpoint, each).id)).size).toBe(1)
})

test('lets later events overtake delayed ones', async ({ local, stripe, listener, endpoint }) => {
  await local.control('POST', '/delivery', { seed: 3, reorder: { share: 0.5, most_ms: 2_000 } })
  const id = await newAccount(stripe)
  for (let count = 0; count < 8; count += 1) await stripe.accounts.update(id, { metadata: { count: String(count) } })
  await expect.poll(() => listener.delivered.length).toBe(8)
  const order = listener.delivered.map((each) =>
    Number((read(endpoint, each).data.object as Stripe.Account).metadata?.count),
  )
  expect(order).not.toEqual([...order].sort())
  expect([...order].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test('sends a burst of events for one change, each with its own id', async ({ local, stripe, listener, endpoint }) => {
  await local.control('POST', '/delivery', { burst: { least: 5, most: 5 } })
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(5)
  const events = listener.delivered.map((each) => read(endpoint, each))
  expect(new Set(events.map(({ id }) => id)).size).toBe(5)
  expect(new Set(events.map(({ data }) => JSON.stringify(data))).size).toBe(1)
})

test('delivers later what was made during silence', async ({ local, stripe, listener }) => {
  await local.control('POST', '/delivery', { silent_seconds: 3600 })
  const id = await change(stripe)
  const { data } = await stripe.events.list({}, { stripeAccount: id })
  expect(data[0]?.pending_webhooks).toBe(1)
  expect(listener.delivered).toEqual([])
  await local.control('POST', '/delivery', { silent_seconds: 0 })
  await expect.poll(() => listener.delivered.length).toBe(1)
  await expect.poll(async () => (await stripe.events.list({}, { stripeAccount: id })).data[0]?.pending_webhooks).toBe(0)
})

test('sends a live account’s event beside the true one, which no test key lists', async ({
  local,
  stripe,
  listener,
  endpoint,
}) => {
  await local.control('POST', '/delivery', { live: { share: 1 } })
  const id = await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(2)
  expect(listener.delivered.map((each) => read(endpoint, each).livemode).sort()).toEqual([false, true])
  const { data } = await stripe.events.list({}, { stripeAccount: id })
  expect(data.map(({ livemode }) => livemode)).toEqual([false])
})

test('sends a forged message beside the true one, once, that no secret fits', async ({
  local,
  stripe,
  listener,
  endpoint,
}) => {
  await local.control('POST', '/delivery', { forged: { share: 1 } })
  listener.answerWith(400)
  await change(stripe)
  await expect.poll(() => listener.delivered.filter((each) => isOurs(endpoint, each)).length).toBe(2)
  expect(listener.delivered.filter((each) => !isOurs(endpoint, each))).toHaveLength(1)
})

test('signs with both secrets during a roll, with the old one no longer than given', async ({
  local,
  stripe,
  listener,
  endpoint,
}) => {
  const rolled = await local.control<{ secret: string }>('POST', `/endpoints/${endpoint.id}/roll`, {})
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  expect(listener.delivered.every((each) => isOurs(endpoint, each) && isOurs(endpoint, each, rolled.secret))).toBe(true)

  const again = await local.control<{ secret: string }>('POST', `/endpoints/${endpoint.id}/roll`, {
    old_secret_seconds: 0,
  })
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(2)
  const last = listener.delivered.at(-1) as Delivered
  expect([endpoint.secret ?? '', rolled.secret, again.secret].map((secret) => isOurs(endpoint, last, secret))).toEqual([
    false,
    false,
    true,
  ])
})

test('sends a second endpoint the same under its own secret, undelayed by a dead one', async ({
  stripe,
  listener,
  endpoint,
}) => {
  const dumb = await openListener()
  dumb.answerWith(null)
  const others = await Promise.all([listen(stripe, dumb), listen(stripe, dumb)])
  for (let count = 0; count < 70; count += 1) await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(70)
  expect(dumb.delivered.length).toBeGreaterThan(0)
  expect(isOurs(endpoint, dumb.delivered[0] as Delivered)).toBe(false)
  for (const { id } of others) await stripe.webhookEndpoints.del(id)
  await dumb.close()
})

test('does not retry a disabled endpoint, and sends it only new events once enabled', async ({
  local,
  stripe,
  listener,
  endpoint,
}) => {
  listener.answerWith(500)
  const missed = await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: true })
  const { data } = await local.control<{ data: EventShown[] }>('GET', '/events')
  const { id } = data.find(({ account }) => account === missed) as EventShown
  await expect.poll(async () => (await eventOf(local, id))?.deliveries[0]?.settled).toBe(true)
  listener.answerWith(200)
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: false })
  const heard = await change(stripe)
  await expect.poll(() => listener.delivered.map((each) => read(endpoint, each).account)).toEqual([missed, heard])
})

test('delivers independently of the local clock', async ({ local, stripe, listener }) => {
  listener.answerWith(500)
  await local.control('POST', '/delivery', { back_off_ms: 3_600_000 })
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  await local.control('POST', '/clock', { advance: 7 * 86_400 })
  listener.answerWith(200)
  await change(stripe)
  await expect.poll(() => listener.delivered.length).toBe(2)
})

interface EventShown {
  id: string
  account: string
  deliveries: { settled: boolean }[]
}

async function eventOf(local: Started, id: string): Promise<EventShown | undefined> {
  const { data } = await local.control<{ data: EventShown[] }>('GET', '/events')
  return data.find((event) => event.id === id)
}

function listen(stripe: Stripe, { url }: Listener): Promise<Stripe.WebhookEndpoint> {
  return stripe.webhookEndpoints.create({ url, connect: true, enabled_events: ['account.updated'] })
}

async function newAccount(stripe: Stripe): Promise<string> {
  return (await stripe.accounts.create({ type: 'express' })).id
}

async function change(stripe: Stripe): Promise<string> {
  const id = await newAccount(stripe)
  await stripe.accounts.update(id, { metadata: { changed: 'yes' } })
  return id
}

function read(
  endpoint: Stripe.WebhookEndpoint,
  { body, headers }: Delivered,
  secret = endpoint.secret ?? '',
): Stripe.Event {
  return Stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret)
}

function isOurs(endpoint: Stripe.WebhookEndpoint, each: Delivered, secret?: string): boolean {
  try {
    return read(endpoint, each, secret).object === 'event'
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}
