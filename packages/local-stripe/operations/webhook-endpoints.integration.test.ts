import Stripe from 'stripe'
import { expect } from 'vitest'
import type { Listener } from '../testing/listener'
import { localStripeTest } from '../testing/local-stripe-test'
import { refusedBy } from '../testing/refusal'
import { testKey } from '../testing/start'

const url = 'http://localhost:3999/hook'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('returns an endpoint as created, with its secret only then', async ({ stripe }) => {
  const { secret, ...made } = await stripe.webhookEndpoints.create({
    url,
    enabled_events: ['account.updated'],
    api_version: '2026-10-28.endive',
    description: 'ours',
    metadata: { team: 'a' },
  })
  expect(secret).toMatch(/^whsec_\w{32}$/)
  expect(made).toMatchObject({
    object: 'webhook_endpoint',
    api_version: '2026-10-28.endive',
    description: 'ours',
    livemode: false,
    metadata: { team: 'a' },
    status: 'enabled',
  })
  expect(await stripe.webhookEndpoints.retrieve(made.id)).toEqual(made)
  const enabled_events: Stripe.WebhookEndpointUpdateParams.EnabledEvent[] = ['*']
  const changes = { url: `${url}/2`, enabled_events, description: '', metadata: { team: '', floor: '2' } }
  const changed = await stripe.webhookEndpoints.update(made.id, changes)
  expect(changed).toEqual({ ...made, ...changes, description: null, metadata: { floor: '2' } })
  expect(await stripe.webhookEndpoints.del(made.id)).toEqual({
    id: made.id,
    object: 'webhook_endpoint',
    deleted: true,
  })
  for (const gone of [
    await refusal(stripe.webhookEndpoints.retrieve(made.id)),
    await refusal(stripe.webhookEndpoints.del(made.id)),
  ]) {
    expect(gone).toMatchObject({ statusCode: 404, code: 'resource_missing' })
    expect(gone.message).toBe(`No such webhook endpoint: '${made.id}'`)
  }
})

test.for<[string, string, string]>([
  ['an address that is none', 'url=nowhere&enabled_events[0]=account.updated', 'url'],
  ['an address of another kind', 'url=ftp://localhost/&enabled_events[0]=account.updated', 'url'],
  ['an event nobody knows', `url=${url}&enabled_events[0]=account.flown`, 'enabled_events[0]'],
  ['no events', `url=${url}`, 'enabled_events'],
  ['an API version there never was', `url=${url}&enabled_events[0]=*&api_version=2020-01-01`, 'api_version'],
  ['a parameter nobody knows', `url=${url}&enabled_events[0]=*&status=enabled`, 'status'],
])('refuses %s', async ([_, body, param], { local }) => {
  const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${local.url()}/v1/webhook_endpoints`, { method: 'POST', headers, body })
  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ error: { type: 'invalid_request_error', param } })
})

test('allows 16 endpoints a platform, newest first and page by page', async ({ local }) => {
  const lister = new Stripe('sk_test_endpoints0123456789', local.sdk())
  const ids: string[] = []
  for (let count = 0; count < 16; count += 1) {
    ids.unshift((await lister.webhookEndpoints.create({ url, enabled_events: ['*'] })).id)
  }
  const oneMore = await refusal(lister.webhookEndpoints.create({ url, enabled_events: ['*'] }))
  expect(oneMore.message).toBe('You have reached the maximum of 16 test webhook endpoints.')
  const first = await lister.webhookEndpoints.list()
  expect(first).toMatchObject({ object: 'list', has_more: true, url: '/v1/webhook_endpoints' })
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 10))
  const back = await lister.webhookEndpoints.list({ ending_before: ids[3], limit: 2 })
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
  expect((await lister.webhookEndpoints.list({ starting_after: ids[9], limit: 6 })).has_more).toBe(false)
})

test('sends each scope its own events, and a disabled endpoint none', async ({ local, listener }) => {
  const mine = new Stripe('sk_test_scopes0123456789', local.sdk())
  const ask = { url: listener.url, enabled_events: ['*'] as ['*'] }
  const own = await mine.webhookEndpoints.create({ ...ask, metadata: { scope: 'own' } })
  const connect = await mine.webhookEndpoints.create({ ...ask, connect: true })
  const off = await mine.webhookEndpoints.create({ ...ask, connect: true })
  await mine.webhookEndpoints.update(off.id, { disabled: true })
  const { id } = await mine.accounts.create({ type: 'express' })
  await mine.accounts.update(id, { email: 'coach@example.com' })
  await mine.paymentIntents.create({ amount: 1000, currency: 'usd' })

  const heard = () =>
    [own, connect, off].map(({ secret }) =>
      listener.delivered.filter((event) => isSigned(event, secret ?? '')).map(({ body }) => JSON.parse(body).type),
    )
  await expect.poll(heard).toEqual([['payment_intent.created'], ['account.updated'], []])
})

function isSigned({ body, headers }: Listener['delivered'][number], secret: string): boolean {
  try {
    Stripe.webhooks.constructEvent(body, headers['stripe-signature'] ?? '', secret)
    return true
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError) return false
    throw error
  }
}
