import Stripe from 'stripe'
import { expect } from 'vitest'
import { checkResource } from '../schema/check'
import { newCoach } from '../testing/coach'
import { type Listener, openListener } from '../testing/listener'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'
import { backOffMilliseconds } from './deliver'

const version = '2026-10-28.endive'
const both = { card_payments: { requested: true }, transfers: { requested: true } }

const test = localStripeTest({ checkSeconds: 1 }).extend(
  'endpoint',
  { auto: true },
  async ({ local, stripe, listener }, { onCleanup }) => {
    const endpoint = await stripe.webhookEndpoints.create({
      url: listener.url,
      connect: true,
      api_version: version,
      enabled_events: ['account.updated', 'capability.updated'],
    })
    onCleanup(async () => {
      await stripeAt(local).webhookEndpoints.del(endpoint.id)
    })
    return endpoint
  },
)

test('sends an onboarding as signed, valid events, the last one ready', async ({
  local,
  stripe,
  listener,
  endpoint,
}) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'DE', capabilities: both })
  const home = 'http://localhost:3999'
  const { url } = await stripe.accountLinks.create({
    account: id,
    type: 'account_onboarding',
    refresh_url: home,
    return_url: home,
  })
  const coach = newCoach(local.url())
  await coach.open(url)
  await coach.finish()
  await expect
    .poll(() => events(listener, endpoint).some(({ type, data }) => type === 'account.updated' && isReady(data.object)))
    .toBe(true)
  await expect
    .poll(() => events(listener, endpoint).filter(({ type }) => type === 'capability.updated').length)
    .toBeGreaterThanOrEqual(4)

  expect(events(listener, endpoint).filter(({ type }) => type === 'account.updated').length).toBeGreaterThanOrEqual(5)
  for (const event of events(listener, endpoint)) {
    expect(checkResource('event', event)).toEqual([])
    const kind = event.type === 'account.updated' ? 'account' : 'capability'
    expect(checkResource(kind, event.data.object)).toEqual([])
    expect(event).toMatchObject({ account: id, livemode: false, api_version: version, pending_webhooks: 1 })
    expect(event.request).toEqual({ id: null, idempotency_key: null })
  }
})

test('names the request behind the platform’s change, and only what changed', async ({
  stripe,
  listener,
  endpoint,
}) => {
  const { id } = await stripe.accounts.create({ type: 'express', metadata: { a: '1' } })
  await stripe.accounts.update(id, { metadata: { a: '2' } }, { idempotencyKey: 'our-key' })
  await expect.poll(() => events(listener, endpoint).length).toBe(1)
  const [event] = events(listener, endpoint)
  expect(event?.data.previous_attributes).toEqual({ metadata: { a: '1' } })
  expect(event?.request).toMatchObject({ id: expect.stringMatching(/^req_/), idempotency_key: 'our-key' })
})

test('retries an event until accepted, signed each time', async ({ local, stripe, listener, endpoint }) => {
  listener.answerWith(500)
  const id = await changedAccount(stripe)
  await expect.poll(() => listener.delivered.length).toBe(2)
  listener.answerWith(302)
  await expect.poll(() => listener.delivered.length).toBe(3)
  listener.answerWith(200)
  await expect.poll(async () => (await eventOf(local, id))?.deliveries[0]?.settled).toBe(true)
  const statuses = (await eventOf(local, id))?.deliveries[0]?.attempts.map(({ status }) => status)
  expect(statuses).toEqual([500, 500, 302, 200])
  expect(new Set(events(listener, endpoint).map((event) => event.id)).size).toBe(1)
  expect(new Set(listener.delivered.map(({ headers }) => headers['stripe-signature'])).size).toBeGreaterThan(1)
})

test('delivers after a restart what was left', async ({ local, stripe, listener }) => {
  listener.answerWith(500)
  const id = await changedAccount(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  await local.restart()
  listener.answerWith(200)
  await expect.poll(async () => (await eventOf(local, id))?.deliveries[0]?.settled).toBe(true)
})

test('keeps a check across a restart', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'DE', capabilities: both })
  const home = 'http://localhost:3999'
  const link = { account: id, type: 'account_onboarding', refresh_url: home, return_url: home } as const
  const coach = newCoach(local.url())
  await coach.open((await stripe.accountLinks.create(link)).url)
  await coach.finish()
  await local.restart()
  const again = stripeAt(local)
  await expect.poll(async () => (await again.accounts.retrieve(id)).payouts_enabled).toBe(true)
})

test('stores events while silent and never delivers them', async ({ local, stripe, listener, endpoint }) => {
  await local.control('POST', '/events', { silent: true })
  const quiet = await changedAccount(stripe)
  await local.control('POST', '/events', { silent: false })
  const loud = await changedAccount(stripe)
  await expect.poll(() => events(listener, endpoint).map(({ account }) => account)).toEqual([loud])
  expect((await eventOf(local, quiet))?.deliveries).toEqual([])
})

test('can send an event again', async ({ local, stripe, listener, endpoint }) => {
  const id = await changedAccount(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  await local.control('POST', `/events/${(await eventOf(local, id))?.id}/resend`)
  await expect.poll(() => events(listener, endpoint).map((event) => event.id).length).toBe(2)
  expect(new Set(events(listener, endpoint).map((event) => event.id)).size).toBe(1)
})

test("sends an endpoint for the platform's own events nothing of connected accounts", async ({ stripe, listener }) => {
  const own = await openListener()
  const { id } = await stripe.webhookEndpoints.create({ url: own.url, enabled_events: ['*'] })
  await changedAccount(stripe)
  await expect.poll(() => listener.delivered.length).toBe(1)
  expect(own.delivered).toEqual([])
  await stripe.webhookEndpoints.del(id)
  await own.close()
})

test('sends the application as object when access is withdrawn', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express' })
  await local.control('POST', `/accounts/${id}/facts`, { access: 'withdrawn' })
  await expect(stripe.accounts.retrieve(id)).rejects.toThrow(Stripe.errors.StripePermissionError)
  const { data } = await local.control<{ data: { type: string; account: string }[] }>('GET', '/events')
  expect(data[0]).toMatchObject({ type: 'account.application.deauthorized', account: id })
})

test('shows an endpoint’s secret once, and lists, changes and deletes it', async ({ stripe, endpoint }) => {
  expect(endpoint.secret).toMatch(/^whsec_\w{32}$/)
  expect(await stripe.webhookEndpoints.retrieve(endpoint.id)).not.toHaveProperty('secret')
  const changed = await stripe.webhookEndpoints.update(endpoint.id, { disabled: true, description: 'ours' })
  expect(changed).toMatchObject({ status: 'disabled', description: 'ours', api_version: version })
  await stripe.webhookEndpoints.update(endpoint.id, { disabled: false })
  expect((await stripe.webhookEndpoints.list()).data.map(({ id }) => id)).toContain(endpoint.id)
})

test('doubles the delay between attempts, up to an hour', () => {
  expect([1, 2, 3, 4].map((failures) => backOffMilliseconds(failures, 500))).toEqual([500, 1000, 2000, 4000])
  expect(backOffMilliseconds(16, 500)).toBe(3_600_000)
})

interface EventShown {
  id: string
  account: string | null
  deliveries: { settled: boolean; attempts: { status: number | null }[] }[]
}

/** Events received, each with its signature checked by the SDK. */
function events(listener: Listener, endpoint: Stripe.WebhookEndpoint): Stripe.Event[] {
  return listener.delivered.map(({ body, headers }) =>
    Stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', endpoint.secret ?? ''),
  )
}

function isReady(object: object): boolean {
  return 'payouts_enabled' in object && object.payouts_enabled === true
}

async function changedAccount(stripe: Stripe): Promise<string> {
  const { id } = await stripe.accounts.create({ type: 'express' })
  await stripe.accounts.update(id, { metadata: { changed: 'yes' } })
  return id
}

async function eventOf(local: Started, account: string): Promise<EventShown | undefined> {
  const { data } = await local.control<{ data: EventShown[] }>('GET', '/events')
  return data.find((event) => event.account === account)
}
