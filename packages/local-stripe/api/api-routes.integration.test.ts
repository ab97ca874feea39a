import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../testing/local-stripe-test'
import { type Started, testKey } from '../testing/start'

const test = localStripeTest()
test.afterEach(({ local }) => local.control('DELETE', '/faults'))

test('repeats the answer for the same key, and marks it as repeated', async ({ local }) => {
  const first = await open(local, 'key-replay', 'metadata[mark]=replay')
  const again = await open(local, 'key-replay', 'metadata[mark]=replay')
  expect(again.body).toEqual(first.body)
  expect(first.headers.get('idempotent-replayed')).toBeNull()
  expect(again.headers.get('idempotent-replayed')).toBe('true')
  expect(again.headers.get('original-request')).toBe(first.headers.get('request-id'))
  expect(again.headers.get('stripe-version')).toBe('2026-10-28.endive')
  expect(await accountsMarked(local, 'replay')).toBe(1)
})

test('refuses the same key with other parameters', async ({ local }) => {
  await open(local, 'key-other', 'metadata[mark]=one')
  const { status, body } = await open(local, 'key-other', 'metadata[mark]=two')
  expect([status, body.error?.type]).toEqual([400, 'idempotency_error'])
})

test('makes one account from twenty requests with one key at once', async ({ local }) => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => open(local, 'key-many', 'metadata[mark]=many')))
  const statuses = new Set(answers.map(({ status }) => status))
  expect([...statuses].every((status) => status === 200 || status === 409)).toBe(true)
  expect(await accountsMarked(local, 'many')).toBe(1)
})

test('does not store a parameter error, so the key may be used again', async ({ local }) => {
  expect((await open(local, 'key-free', 'foo=1')).status).toBe(400)
  expect((await open(local, 'key-free', 'metadata[mark]=free')).status).toBe(200)
})

test('keeps a refusal by the operation', async ({ local }) => {
  const first = await open(local, 'key-refused', 'country=XX')
  const again = await open(local, 'key-refused', 'country=XX')
  expect(again.body).toEqual(first.body)
  expect(again.headers.get('idempotent-replayed')).toBe('true')
})

test('forgets a key after 24 hours', async ({ local }) => {
  const first = await open(local, 'key-day', 'metadata[mark]=day')
  await local.control('POST', '/clock', { advance: 24 * 3600 - 60 })
  expect((await open(local, 'key-day', 'metadata[mark]=day')).body.id).toBe(first.body.id)
  await local.control('POST', '/clock', { advance: 120 })
  expect((await open(local, 'key-day', 'metadata[mark]=day')).body.id).not.toBe(first.body.id)
})

test('keeps a key within one platform', async ({ local }) => {
  const first = await open(local, 'key-shared', 'metadata[mark]=one')
  const other = new Stripe('sk_test_anotherplatform', local.sdk())
  const { id } = await other.accounts.create({ type: 'express' }, { idempotencyKey: 'key-shared' })
  expect(id).not.toBe(first.body.id)
})

test('stores no key of a GET or DELETE', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express' })
  const again = { idempotencyKey: 'key-read' }
  const { lastResponse } = await stripe.accounts.retrieve(id, undefined, again)
  expect(lastResponse.headers['idempotent-replayed']).toBeUndefined()
  await stripe.accounts.update(id, { metadata: { mark: 'changed' } })
  expect((await stripe.accounts.retrieve(id, undefined, again)).metadata).toEqual({ mark: 'changed' })
  await stripe.accounts.del(id, undefined, again)
  await expect(stripe.accounts.del(id, undefined, again)).rejects.toMatchObject({ code: 'account_invalid' })
})

test('tells the SDK not to retry a plain 500, stored or not, and to retry a lock time-out', async ({ local }) => {
  const retrying = new Stripe(testKey, local.sdk({ retries: 2 }))
  const create = (idempotencyKey: string) => retrying.accounts.create({ type: 'express' }, { idempotencyKey })
  await fault(local, { kind: 'status', status: 500, when: 'before', stored: true })
  const told = { statusCode: 500, headers: { 'stripe-should-retry': 'false' } }
  await expect(create('key-told')).rejects.toMatchObject(told)
  const replayed = { ...told.headers, 'idempotent-replayed': 'true' }
  await expect(create('key-told')).rejects.toMatchObject({ statusCode: 500, headers: replayed })
  await fault(local, { kind: 'status', status: 429, code: 'lock_timeout', when: 'before' })
  expect((await create('key-lock')).id).toMatch(/^acct_/)
})

test('leaves nothing behind of a failure before the request', async ({ local }) => {
  await fault(local, { kind: 'status', status: 500, when: 'before' })
  expect((await open(local, 'key-before', 'metadata[mark]=before')).status).toBe(500)
  expect(await accountsMarked(local, 'before')).toBe(0)
  expect((await open(local, 'key-before', 'metadata[mark]=before')).status).toBe(200)
})

test('repeats a stored failure that made nothing', async ({ local }) => {
  await fault(local, { kind: 'status', status: 500, when: 'before', stored: true })
  expect((await open(local, 'key-stored', 'metadata[mark]=stored')).status).toBe(500)
  const again = await open(local, 'key-stored', 'metadata[mark]=stored')
  expect([again.status, again.headers.get('idempotent-replayed')]).toEqual([500, 'true'])
  expect(await accountsMarked(local, 'stored')).toBe(0)
})

test('repeats a stored failure after the request, and keeps the account', async ({ local }) => {
  await fault(local, { kind: 'status', status: 500, when: 'after', stored: true })
  expect((await open(local, 'key-after', 'metadata[mark]=after')).status).toBe(500)
  expect((await open(local, 'key-after', 'metadata[mark]=after')).status).toBe(500)
  expect(await accountsMarked(local, 'after')).toBe(1)
})

test('makes one account when the SDK retries a cut connection', async ({ local }) => {
  await fault(local, { kind: 'cut', when: 'after' })
  const retrying = new Stripe(testKey, local.sdk({ retries: 2 }))
  const { id } = await retrying.accounts.create({ type: 'express', metadata: { mark: 'cut' } })
  expect(id).toMatch(/^acct_/)
  expect(await accountsMarked(local, 'cut')).toBe(1)
})

test('accepts a request but never responds, as in a timeout', async ({ local }) => {
  await fault(local, { kind: 'timeout', when: 'after' })
  const impatient = new Stripe(testKey, { ...local.sdk(), timeout: 300 })
  await expect(impatient.accounts.create({ type: 'express', metadata: { mark: 'timeout' } })).rejects.toThrow(
    Stripe.errors.StripeConnectionError,
  )
  expect(await accountsMarked(local, 'timeout')).toBe(1)
})

test('applies a fault to its requests, as often as arranged', async ({ local, stripe }) => {
  await fault(local, {
    path: '/v1/accounts/*',
    method: 'GET',
    kind: 'status',
    status: 429,
    code: 'rate_limit',
    times: 2,
  })
  const { id } = await stripe.accounts.create({ type: 'express' })
  await expect(stripe.accounts.retrieve(id)).rejects.toThrow(Stripe.errors.StripeRateLimitError)
  expect((await stripe.accounts.list()).data.length).toBeGreaterThan(0)
  await expect(stripe.accounts.retrieve(id)).rejects.toThrow(Stripe.errors.StripeRateLimitError)
  expect((await stripe.accounts.retrieve(id)).id).toBe(id)
})

test('reads requests back as received', async ({ local }) => {
  await open(local, 'key-log', 'metadata[mark]=log')
  const { data } = await local.control<{ data: Record<string, unknown>[] }>('GET', '/requests')
  expect(data[0]).toMatchObject({
    method: 'POST',
    path: '/v1/accounts',
    idempotency_key: 'key-log',
    params: { type: 'express', metadata: { mark: 'log' } },
    status: 200,
  })
})

test('refuses a host name that is not this machine', async ({ local }) => {
  const { request } = await import('node:http')
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(local.url())
    const asked = request({ hostname, port, path: '/_control/health', headers: { host: 'evil.example' } })
    asked.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject)
    asked.end()
  })
  expect(status).toBe(403)
})

async function open(local: Started, key: string, more: string) {
  const response = await fetch(`${local.url()}/v1/accounts`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${testKey}`,
      'content-type': 'application/x-www-form-urlencoded',
      'idempotency-key': key,
    },
    body: `type=express&${more}`,
  })
  const body = (await response.json()) as { id?: string; error?: { type: string } }
  return { status: response.status, headers: response.headers, body }
}

function fault(local: Started, arranged: Record<string, unknown>) {
  return local.control('POST', '/faults', { method: 'POST', path: '/v1/accounts', ...arranged })
}

async function accountsMarked(local: Started, mark: string): Promise<number> {
  const { data } = await local.control<{ data: { metadata: Record<string, string> }[] }>('GET', '/accounts')
  return data.filter(({ metadata }) => metadata.mark === mark).length
}
