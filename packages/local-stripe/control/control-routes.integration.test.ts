import type Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'

const day = 86_400
const nothing = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }

const test = localStripeTest()

test('keeps facts set from outside exactly, until removed', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  const before = await stripe.accounts.retrieve(id)
  const set = {
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: { transfers: 'inactive', card_payments: 'active' },
    requirements: {
      ...nothing,
      current_deadline: null,
      disabled_reason: null,
      pending_verification: ['external_account'],
    },
  }
  await setFacts(local, id, set)
  expect(await stripe.accounts.retrieve(id)).toMatchObject(set)
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toMatchObject({ status: 'inactive' })
  await setFacts(local, id, { requirements: { disabled_reason: 'other' } })
  expect((await stripe.accounts.retrieve(id)).requirements).toMatchObject({
    disabled_reason: 'other',
    pending_verification: ['external_account'],
  })
  await setFacts(local, id, { reset: true })
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
})

test('can grant withdrawn access again', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await setFacts(local, id, { access: 'withdrawn' })
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' })
  expect(await local.control('GET', `/accounts/${id}`)).toMatchObject({ id, access: 'withdrawn' })
  await setFacts(local, id, { access: 'granted' })
  expect((await stripe.accounts.retrieve(id)).id).toBe(id)
})

test('refuses an unknown fact', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await expect(setFacts(local, id, { payouts: true })).rejects.toThrow(/400/)
  await expect(setFacts(local, 'acct_nobody', { payouts_enabled: true })).rejects.toThrow(/404/)
})

test('keeps forms of other sites from the control API', async ({ local }) => {
  const response = await fetch(`${local.url()}/_control/clock`, { method: 'POST', body: '{"advance":1}' })
  expect(response.status).toBe(400)
  const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }
  const form = await fetch(`${local.url()}/control/clock`, { method: 'POST', headers, body: 'advance=1' })
  expect(form.status).toBe(403)
})

test('moves the clock, also across a restart', async ({ local }) => {
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  await local.control('POST', '/clock', { advance: day })
  await local.restart()
  const later = await local.control<{ now: number }>('GET', '/clock')
  expect(later.now - now).toBeGreaterThanOrEqual(day)
  expect(later.now - now).toBeLessThan(day + 60)
})

test('stops payouts when a deadline passes on the moved clock', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await press(local, id, 'ask')
  const asked = await stripe.accounts.retrieve(id)
  expect(asked).toMatchObject({ payouts_enabled: true, requirements: { past_due: [] } })
  expect(asked.requirements?.currently_due).toEqual(['individual.verification.document'])
  await local.control('POST', '/clock', { advance: 8 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { disabled_reason: 'requirements.past_due' },
  })
})

test.for<[act: string, payouts: boolean, reason: string | null]>([
  ['ready', true, null],
  ['fail', false, 'requirements.past_due'],
  ['pause', false, 'platform_paused'],
  ['reject', false, 'rejected.other'],
  ['review', false, 'under_review'],
  ['off', false, 'other'],
  ['transfers-off', true, null],
])('leaves payouts after the button %s %s, with reason %s', async ([act, payouts, reason], { local, stripe }) => {
  const { id } = await newAccount(stripe)
  await press(local, id, act)
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    payouts_enabled: payouts,
    requirements: { disabled_reason: reason },
  })
})

test('shows every account on control pages that work without scripts', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await press(local, id, 'ask')
  await stripe.accounts.retrieve(id)
  const rooms = ['', '/control/events', '/control/requests', `/control/accounts/${id}?done=ask`]
  for (const room of rooms) {
    const html = await (await fetch(local.url() + room)).text()
    expect(html).toContain(id)
    expect(html).not.toContain('<script')
  }
})

test('pages accounts, and finds them by the start of id or email', async ({ local, stripe }) => {
  const accounts = [await newAccount(stripe, 'page-1@example.com'), await newAccount(stripe, 'page-2@example.com')]
  const [older, newer] = accounts.map(({ id }) => id)
  const first = await local.control('GET', '/accounts?limit=1')
  expect(first).toMatchObject({ data: [{ id: newer }], has_more: true })
  expect(await local.control('GET', `/accounts?limit=1&starting_after=${newer}`)).toMatchObject({
    data: [{ id: older }],
  })
  expect(await local.control('GET', '/accounts?search=PAGE-1')).toMatchObject({
    data: [{ id: older }],
    has_more: false,
  })
  const html = await (await fetch(`${local.url()}/?search=${newer}`)).text()
  expect(html).toContain('page-2@example.com')
  expect(html).not.toContain('page-1@example.com')
})

test('arranges and lifts a fault by form', async ({ local }) => {
  const form = { kind: 'latency', method: 'GET', path: '/v1/nowhere', times: '', median_ms: '20', p99_ms: '90' }
  const send = (path: string, body = {}) =>
    fetch(local.url() + path, { method: 'POST', body: new URLSearchParams(body), redirect: 'manual' })
  expect((await send('/control/faults', form)).status).toBe(303)
  const { data } = await local.control<{ data: { id: number }[] }>('GET', '/faults')
  expect(data).toMatchObject([{ path: '/v1/nowhere', times: null, effect: { kind: 'latency' } }])
  expect((await send(`/control/faults/${data[0]?.id}/lift`)).status).toBe(303)
  expect(await local.control('GET', '/faults')).toEqual({ data: [] })
})

function newAccount(stripe: Stripe, email?: string) {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  return stripe.accounts.create({ type: 'express', country: 'US', email, capabilities })
}

function setFacts(local: Started, id: string, facts: Record<string, unknown>) {
  return local.control('POST', `/accounts/${id}/facts`, facts)
}

async function press(local: Started, id: string, act: string): Promise<void> {
  const body = new URLSearchParams({ act })
  const response = await fetch(`${local.url()}/control/accounts/${id}`, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(303)
}
