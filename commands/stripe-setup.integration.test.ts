import Stripe from 'stripe'
import { beforeEach, expect } from 'vitest'
import { wireEndpoint } from '../lib/composition/endpoint'
import { readEndpointEnv } from '../lib/env'
import { startProcess } from '../tools/processes/process'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from '../tools/testing/backend-test'

const test = backendTest()

let stripe: Stripe
let endpoint: ReturnType<typeof wireEndpoint>
test.beforeAll(async ({ backend }) => {
  const { hostname, port } = new URL(backend.settings.STRIPE_API_BASE ?? '')
  stripe = new Stripe(backend.settings.STRIPE_SECRET_KEY ?? '', { host: hostname, port, protocol: 'http' })
  endpoint = wireEndpoint(readEndpointEnv(backend.settings))
})
beforeEach(async () => {
  for (const { id } of (await stripe.webhookEndpoints.list()).data) await stripe.webhookEndpoints.del(id)
})

const version = Stripe.API_VERSION as Stripe.WebhookEndpointCreateParams['api_version']
const events: Stripe.WebhookEndpointCreateParams['enabled_events'] = ['account.updated', 'capability.updated']
const right = { connect: true, api_version: version, enabled_events: events }

test('creates a missing endpoint once, for exactly our events, and shows its secret', async () => {
  expect(await endpoint.check()).toEqual({ id: null, faults: ['absent'] })
  const { change, others } = await endpoint.setUp()
  expect(change).toMatchObject({ kind: 'created', secret: expect.stringMatching(/^whsec_/) })
  expect(others).toEqual([])
  expect(await endpoint.setUp()).toEqual({ change: { kind: 'right', id: change.id }, others: [] })
  const { data } = await stripe.webhookEndpoints.list()
  expect(data).toMatchObject([{ id: change.id, url: endpoint.url, enabled_events: right.enabled_events }])
  expect(await endpoint.check()).toEqual({ id: change.id, faults: [] })
})

test('allows an endpoint to receive withdrawals of access, and keeps that', async () => {
  const welcome = [...events, 'account.application.deauthorized' as const]
  const { id } = await make({ enabled_events: welcome })
  expect(await endpoint.check()).toEqual({ id, faults: [] })
  expect(await endpoint.setUp()).toMatchObject({ change: { kind: 'right', id } })
  await stripe.webhookEndpoints.update(id, { enabled_events: [...welcome, 'person.created'] })
  expect(await endpoint.setUp()).toMatchObject({ change: { kind: 'mended', id, faults: ['more-events'] } })
  expect((await stripe.webhookEndpoints.retrieve(id)).enabled_events).toEqual(welcome)
})

test('repairs an endpoint with other events, or a disabled one', async () => {
  const { id } = await make({ enabled_events: ['*'] })
  await stripe.webhookEndpoints.update(id, { disabled: true })
  expect(await endpoint.check()).toEqual({ id, faults: ['disabled', 'more-events'] })
  expect(await endpoint.setUp()).toEqual({
    change: { kind: 'mended', id, faults: ['disabled', 'more-events'] },
    others: [],
  })
  expect(await stripe.webhookEndpoints.retrieve(id)).toMatchObject({
    status: 'enabled',
    enabled_events: right.enabled_events,
  })
})

test('adds an endpoint next to one of another API version, which stays on every run', async () => {
  const old = await make({ api_version: '2025-03-31.basil' })
  const made = await endpoint.setUp()
  const stays = [{ id: old.id, apiVersion: '2025-03-31.basil', stands: 'enabled' }]
  expect(made).toEqual({
    change: { kind: 'created', id: expect.any(String), secret: expect.any(String) },
    others: stays,
  })
  for (let run = 0; run < 2; run += 1)
    expect(await endpoint.setUp()).toEqual({ change: { kind: 'right', id: made.change.id }, others: stays })
  expect(await isEnabled(old.id)).toBe(true)
  expect(await endpoint.check()).toEqual({ id: made.change.id, faults: ['surplus'] })
})

test('disables the old endpoint with --retire, but not in the run that creates the new one', async () => {
  const old = await make({ api_version: '2025-03-31.basil' })
  const { change } = await endpoint.setUp({ retire: true })
  expect(change.kind).toBe('created')
  expect(await isEnabled(old.id)).toBe(true)

  expect(await endpoint.setUp({ retire: true })).toEqual({
    change: { kind: 'right', id: change.id },
    others: [{ id: old.id, apiVersion: '2025-03-31.basil', stands: 'retired just now' }],
  })
  expect(await isEnabled(old.id)).toBe(false)
  expect(await endpoint.check()).toEqual({ id: change.id, faults: [] })
})

test('lets an endpoint that receives nothing yet retire no other', async () => {
  const old = await make({ api_version: '2025-03-31.basil' })
  const { id } = await make({})
  await stripe.webhookEndpoints.update(id, { disabled: true })
  expect(await endpoint.setUp({ retire: true })).toMatchObject({
    change: { kind: 'mended', id, faults: ['disabled'] },
    others: [{ id: old.id, stands: 'enabled' }],
  })
  expect(await isEnabled(old.id)).toBe(true)
})

test('keeps the better of two endpoints, and leaves a disabled one disabled', async () => {
  const off = await make({})
  const on = await make({})
  const later = await make({})
  for (const { id } of [off, later]) await stripe.webhookEndpoints.update(id, { disabled: true })
  expect(await endpoint.setUp()).toEqual({
    change: { kind: 'right', id: on.id },
    others: expect.arrayContaining(
      [off, later].map(({ id }) => ({ id, apiVersion: right.api_version, stands: 'disabled' })),
    ),
  })
  expect(await Promise.all([off, later].map(({ id }) => isEnabled(id)))).toEqual([false, false])
})

test('names a second enabled endpoint, and retires it on request', async () => {
  const [one, two] = [await make({}), await make({})]
  expect(await endpoint.check()).toMatchObject({ faults: ['surplus'] })
  const { change, others } = await endpoint.setUp()
  expect(change.kind).toBe('right')
  expect(others).toMatchObject([{ stands: 'enabled' }])
  expect([one.id, two.id]).toEqual(expect.arrayContaining([change.id, others[0]?.id]))
  expect((await endpoint.setUp({ retire: true })).change.id).toBe(change.id)
  expect(await endpoint.check()).toEqual({ id: change.id, faults: [] })
})

test('says that the old endpoint stays, what to do, and retires it on request', async ({ backend }) => {
  const old = await make({ api_version: '2025-03-31.basil' })
  const first = await command(backend)
  expect(first).toMatchObject({ code: 0, out: expect.stringMatching(/^STRIPE_WEBHOOK_SECRETS=whsec_\w+$/m) })
  expect(first.out).toContain(`Also at this address: ${old.id}, API version 2025-03-31.basil, enabled.`)
  expect(first.out).toContain('Then run npm run stripe:setup -- --retire')
  expect((await command(backend)).out).toContain('Then run npm run stripe:setup -- --retire')
  expect(await isEnabled(old.id)).toBe(true)

  const last = await command(backend, '--retire')
  expect(last.out).toContain(`Also at this address: ${old.id}, API version 2025-03-31.basil, retired just now.`)
  expect(last.out).not.toContain('--retire')
  expect(await isEnabled(old.id)).toBe(false)
  expect(await command(backend, '--all')).toMatchObject({
    code: 2,
    out: expect.stringContaining('npm run stripe:setup --'),
  })
})

test('leaves endpoints at other addresses alone', async () => {
  const other = await stripe.webhookEndpoints.create({
    ...right,
    url: 'https://other.example.com/',
    enabled_events: ['*'],
  })
  await endpoint.setUp()
  expect((await stripe.webhookEndpoints.retrieve(other.id)).enabled_events).toEqual(['*'])
})

function make(change: Partial<Stripe.WebhookEndpointCreateParams>) {
  return stripe.webhookEndpoints.create({ ...right, url: endpoint.url, ...change })
}

async function isEnabled(id: string): Promise<boolean> {
  return (await stripe.webhookEndpoints.retrieve(id)).status === 'enabled'
}

/** Runs it at a shell and collects all output. */
async function command(backend: Backend, ...args: string[]): Promise<{ code: number | NodeJS.Signals; out: string }> {
  const env = { ...process.env, ...backend.settings }
  const lines: string[] = []
  const onLine = (line: string) => lines.push(line)
  const file = ['--import', 'tsx', 'commands/stripe-setup.ts', ...args]
  const code = await startProcess('stripe:setup', process.execPath, file, { env, onLine }).ended
  return { code, out: lines.join('\n') }
}
