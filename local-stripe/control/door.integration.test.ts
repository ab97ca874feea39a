import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Started, startLocalStripe, testKey } from '../testing/start'

const day = 86_400
const nothing = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }

let local: Started
let stripe: Stripe
beforeAll(async () => {
  local = await startLocalStripe()
  stripe = new Stripe(testKey, local.sdk())
})
afterEach(() => expect(local.findings).toEqual([]))
afterAll(() => local.close())

test('facts set from outside stand exactly, until they are lifted', async () => {
  const { id } = await newAccount()
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
  await setFacts(id, set)
  expect(await stripe.accounts.retrieve(id)).toMatchObject(set)
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toMatchObject({ status: 'inactive' })
  await setFacts(id, { requirements: { disabled_reason: 'other' } })
  expect((await stripe.accounts.retrieve(id)).requirements).toMatchObject({
    disabled_reason: 'other',
    pending_verification: ['external_account'],
  })
  await setFacts(id, { reset: true })
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
})

test('withdrawn access may be granted again', async () => {
  const { id } = await newAccount()
  await setFacts(id, { access: 'withdrawn' })
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403, code: 'account_invalid' })
  expect(await local.control('GET', `/accounts/${id}`)).toMatchObject({ id, access: 'withdrawn' })
  await setFacts(id, { access: 'granted' })
  expect((await stripe.accounts.retrieve(id)).id).toBe(id)
})

test('a fact nobody knows is refused', async () => {
  const { id } = await newAccount()
  await expect(setFacts(id, { payouts: true })).rejects.toThrow(/400/)
  await expect(setFacts('acct_nobody', { payouts_enabled: true })).rejects.toThrow(/404/)
})

test('a form of another site cannot reach the control API', async () => {
  const response = await fetch(`${local.url()}/_control/clock`, { method: 'POST', body: '{"advance":1}' })
  expect(response.status).toBe(400)
  const headers = { origin: 'https://evil.example', 'content-type': 'application/x-www-form-urlencoded' }
  const form = await fetch(`${local.url()}/control/clock`, { method: 'POST', headers, body: 'advance=1' })
  expect(form.status).toBe(403)
})

test('the clock moves, and stays moved after a restart', async () => {
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  await local.control('POST', '/clock', { advance: day })
  await local.restart()
  stripe = new Stripe(testKey, local.sdk())
  const later = await local.control<{ now: number }>('GET', '/clock')
  expect(later.now - now).toBeGreaterThanOrEqual(day)
  expect(later.now - now).toBeLessThan(day + 60)
})

test('a deadline that passes on the moved clock stops payouts', async () => {
  const { id } = await newAccount()
  await press(id, 'ask')
  const asked = await stripe.accounts.retrieve(id)
  expect(asked).toMatchObject({ payouts_enabled: true, requirements: { past_due: [] } })
  expect(asked.requirements?.currently_due).toEqual(['individual.verification.document'])
  await local.control('POST', '/clock', { advance: 8 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { disabled_reason: 'requirements.past_due' },
  })
})

test.each([
  ['ready', true, null],
  ['fail', false, 'requirements.past_due'],
  ['pause', false, 'platform_paused'],
  ['reject', false, 'rejected.other'],
  ['review', false, 'under_review'],
  ['off', false, 'other'],
  ['transfers-off', true, null],
])('the button %s leaves payouts %s for the reason %s', async (act, payouts, reason) => {
  const { id } = await newAccount()
  await press(id, act)
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    details_submitted: true,
    payouts_enabled: payouts,
    requirements: { disabled_reason: reason },
  })
})

test('the control page shows every account and works without a script', async () => {
  const { id } = await newAccount()
  const html = await (await fetch(local.url())).text()
  expect(html).toContain(id)
  expect(html).not.toContain('<script')
})

function newAccount() {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  return stripe.accounts.create({ type: 'express', country: 'US', capabilities })
}

function setFacts(id: string, facts: Record<string, unknown>) {
  return local.control('POST', `/accounts/${id}/facts`, facts)
}

async function press(id: string, act: string): Promise<void> {
  const body = new URLSearchParams({ act })
  const response = await fetch(`${local.url()}/control/accounts/${id}`, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(303)
}
