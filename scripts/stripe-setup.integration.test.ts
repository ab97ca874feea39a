import Stripe from 'stripe'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { readEndpointEnv } from '../lib/env'
import { wireEndpoint } from '../lib/wiring'
import { type House, openHouse } from './testing/house'

let house: House
let stripe: Stripe
let endpoint: ReturnType<typeof wireEndpoint>
beforeAll(async () => {
  house = await openHouse()
  const { hostname, port } = new URL(house.settings.STRIPE_API_BASE ?? '')
  stripe = new Stripe(house.settings.STRIPE_SECRET_KEY ?? '', { host: hostname, port, protocol: 'http' })
  endpoint = wireEndpoint(readEndpointEnv(house.settings))
})
beforeEach(async () => {
  for (const { id } of (await stripe.webhookEndpoints.list()).data) await stripe.webhookEndpoints.del(id)
})
afterAll(() => house.close())

const version = Stripe.API_VERSION as Stripe.WebhookEndpointCreateParams['api_version']
const events: Stripe.WebhookEndpointCreateParams['enabled_events'] = ['account.updated', 'capability.updated']
const right = { connect: true, api_version: version, enabled_events: events }

test('an endpoint that is absent is made once, for exactly our events, and its secret is told', async () => {
  expect(await endpoint.check()).toEqual({ id: null, faults: ['absent'] })
  const made = await endpoint.setUp()
  expect(made).toMatchObject({ kind: 'created', secret: expect.stringMatching(/^whsec_/) })
  expect(await endpoint.setUp()).toEqual({ kind: 'right', id: made.id })
  const { data } = await stripe.webhookEndpoints.list()
  expect(data).toMatchObject([{ id: made.id, url: endpoint.url, enabled_events: right.enabled_events }])
  expect(await endpoint.check()).toEqual({ id: made.id, faults: [] })
})

test('an endpoint with other events, or disabled, is mended', async () => {
  const { id } = await stripe.webhookEndpoints.create({ ...right, url: endpoint.url, enabled_events: ['*'] })
  await stripe.webhookEndpoints.update(id, { disabled: true })
  expect(await endpoint.check()).toEqual({ id, faults: ['disabled', 'more-events'] })
  expect(await endpoint.setUp()).toEqual({ kind: 'mended', id, faults: ['disabled', 'more-events'] })
  expect(await stripe.webhookEndpoints.retrieve(id)).toMatchObject({
    status: 'enabled',
    enabled_events: right.enabled_events,
  })
})

test('an endpoint of another API version gives way in two runs, so that no notice is lost in between', async () => {
  const old = await stripe.webhookEndpoints.create({ ...right, url: endpoint.url, api_version: '2025-03-31.basil' })
  const made = await endpoint.setUp()
  expect(made.kind).toBe('created')
  expect((await stripe.webhookEndpoints.retrieve(old.id)).status).toBe('enabled')
  expect(await endpoint.setUp()).toEqual({ kind: 'mended', id: made.id, faults: ['api-version'] })
  expect((await stripe.webhookEndpoints.retrieve(old.id)).status).toBe('disabled')
})

test('endpoints at other addresses are left alone', async () => {
  const other = await stripe.webhookEndpoints.create({
    ...right,
    url: 'https://other.example.com/',
    enabled_events: ['*'],
  })
  await endpoint.setUp()
  expect((await stripe.webhookEndpoints.retrieve(other.id)).enabled_events).toEqual(['*'])
})
