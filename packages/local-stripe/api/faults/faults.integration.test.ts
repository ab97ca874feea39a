import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest, stripeAt } from '../../testing/local-stripe-test'
import { type Started, testKey } from '../../testing/start'

const test = localStripeTest()
test.afterEach(({ local }) => local.control('DELETE', '/faults'))

test('refuses a share of requests as too many, the same ones for the same seed', async ({ local, stripe }) => {
  const limited = { path: '/v1/balance', kind: 'status', status: 429, share: 0.5, seed: 7 }
  await arrange(local, limited)
  const first = await answers(stripe, 12)
  await local.control('DELETE', '/faults')
  await arrange(local, limited)
  expect(await answers(stripe, 12)).toEqual(first)
  expect(new Set(first)).toEqual(new Set(['ok', 'endpoint-rate']))
})

test('refuses requests above a rate, for one platform and one operation only', async ({ local, stripe }) => {
  await arrange(local, { path: '/v1/*', kind: 'rate', per_second: 2 })
  const all = await Promise.all(Array.from({ length: 6 }, () => answer(stripe)))
  expect(all.filter((each) => each === 'endpoint-rate').length).toBeGreaterThan(2)
  expect(all).toContain('ok')
  expect(await answer(new Stripe('sk_test_anotherplatform99', local.sdk()))).toBe('ok')
  expect((await stripe.events.list()).object).toBe('list')
})

test('delays an answer as arranged', async ({ local, stripe }) => {
  await arrange(local, { path: '/v1/balance', kind: 'latency', latency: { ms: 120 } })
  const began = performance.now()
  expect(await answer(stripe)).toBe('ok')
  expect(performance.now() - began).toBeGreaterThanOrEqual(119)
})

test('applies a fault to as many requests as it says, or to all until lifted', async ({ local, stripe }) => {
  await arrange(local, { path: '/v1/balance', kind: 'status', status: 503, times: 2 })
  expect(await answers(stripe, 3)).toEqual(['503', '503', 'ok'])
  const { id } = await arrange(local, { path: '/v1/bal*', kind: 'cut', times: null })
  expect(await answers(stripe, 2)).toEqual(['cut', 'cut'])
  await local.control('DELETE', `/faults/${id}`)
  expect(await answer(stripe)).toBe('ok')
  await expect(local.control('DELETE', `/faults/${id}`)).rejects.toThrow(/404/)
})

test('keeps and lists lasting faults after a restart', async ({ local }) => {
  await arrange(local, { path: '/v1/balance', method: 'get', kind: 'status', status: 500, times: null })
  await local.restart()
  expect(await local.control('GET', '/faults')).toMatchObject({
    data: [{ method: 'GET', path: '/v1/balance', times: null, effect: { kind: 'status', status: 500 } }],
  })
  expect(await answer(stripeAt(local))).toBe('500')
})

test('records requests without a key, and finds them by path, account and status', async ({ local, stripe }) => {
  const account = await stripe.accounts.create({ type: 'express', country: 'US', metadata: { note: testKey } })
  await stripe.accounts.retrieve(account.id)
  await expect(stripe.accounts.retrieve('acct_nobody')).rejects.toMatchObject({ statusCode: 403 })
  const told = await fetch(`${local.url()}/_control/requests?path=/v1/accounts`)
  const text = await told.text()
  expect(text).not.toContain(testKey)
  expect(text).toContain('sk_test_****6789')
  const { data } = JSON.parse(text)
  expect(data[0]).toMatchObject({ path: '/v1/accounts/acct_nobody', status: 403, duration: expect.any(Number) })
  const found = await local.control('GET', `/requests?account=${account.id}&status=200`)
  expect(found).toMatchObject({ data: [{ method: 'GET', account: account.id }], has_more: false })
  const next = await local.control('GET', `/requests?limit=1&starting_after=${data[0].id}`)
  expect(next).toMatchObject({ data: [{ id: data[1].id }], has_more: true })
})

function arrange(local: Started, fault: Record<string, unknown>) {
  return local.control<{ id: number }>('POST', '/faults', fault)
}

async function answers(stripe: Stripe, count: number): Promise<string[]> {
  const all: string[] = []
  for (let asked = 0; asked < count; asked += 1) all.push(await answer(stripe))
  return all
}

/** `ok`, the limit that was hit, the status, or that there was none. */
async function answer(client: Stripe): Promise<string> {
  try {
    await client.balance.retrieve()
    return 'ok'
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    return error.headers?.['stripe-rate-limited-reason'] ?? String(error.statusCode ?? 'cut')
  }
}
