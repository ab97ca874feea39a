import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newCoach } from '../../testing/coach'
import { type Started, startLocalStripe, testKey } from '../../testing/start'

const day = 86_400
const document = 'individual.verification.document'

let local: Started
let stripe: Stripe
beforeAll(async () => {
  local = await startLocalStripe({ checkSeconds: 3600 })
  stripe = new Stripe(testKey, local.sdk())
})
afterEach(() => expect(local.findings).toEqual([]))
afterAll(() => local.close())

const requirements = (said: Record<string, unknown>) => ({ requirements: expect.objectContaining(said) })

test.each<[act: string, options: Record<string, unknown>, shown: Record<string, unknown>]>([
  ['ask', { fields: [document], days: 3 }, { payouts_enabled: true, ...requirements({ currently_due: [document] }) }],
  ['ask', { days: null }, requirements({ currently_due: [document], current_deadline: null })],
  ['deadline', { days: 2 }, requirements({ current_deadline: expect.any(Number), past_due: [] })],
  ['overdue', {}, { payouts_enabled: false, ...requirements({ disabled_reason: 'requirements.past_due' }) }],
  [
    'fail',
    { code: 'verification_document_expired' },
    requirements({
      errors: [expect.objectContaining({ code: 'verification_document_expired', requirement: document })],
    }),
  ],
  ['pause', {}, { payouts_enabled: false, ...requirements({ disabled_reason: 'platform_paused' }) }],
  ['reject', { reason: 'rejected.fraud' }, requirements({ disabled_reason: 'rejected.fraud' })],
  ['review', {}, requirements({ disabled_reason: 'under_review' })],
  ['listed', {}, requirements({ disabled_reason: 'listed' })],
  [
    'off',
    {},
    { payouts_enabled: false, ...requirements({ currently_due: [], past_due: [], pending_verification: [] }) },
  ],
  ['transfers-off', {}, { payouts_enabled: true, capabilities: { card_payments: 'active', transfers: 'inactive' } }],
  ['future', { days: 30 }, { future_requirements: expect.objectContaining({ currently_due: [document] }) }],
  ['risk', {}, requirements({ currently_due: [expect.stringMatching(/^interv_/)] })],
  ['threshold', {}, requirements({ currently_due: ['individual.id_number'], current_deadline: expect.any(Number) })],
  [
    'risk',
    { description: 'rejection_appeal', path: 'support' },
    requirements({ currently_due: [expect.stringMatching(/^interv_\w+\.rejection_appeal\.support$/)] }),
  ],
  ['inactive', {}, { capabilities: { card_payments: 'inactive', transfers: 'inactive' } }],
])('shows the act %s %j on a ready account, and sends an event', async (name, options, shown) => {
  const { id } = await readyAccount()
  await act(id, name, options)
  const account = await stripe.accounts.retrieve(id)
  expect(account).toMatchObject(shown)
  expect(await lastUpdate(id)).toEqual(account)
})

test('submits an unanswered account when making it ready', async () => {
  const { id } = await newAccount()
  await act(id, 'ready')
  expect(await lastUpdate(id)).toMatchObject({ details_submitted: true, payouts_enabled: true })
})

test.each([
  ['pause', 'unpause'],
  ['reject', 'unreject'],
  ['review', 'review-over'],
  ['listed', 'listed-over'],
  ['off', 'on'],
  ['transfers-off', 'transfers-on'],
])('undoes %s with %s', async (name, back) => {
  const { id } = await readyAccount()
  const before = await stripe.accounts.retrieve(id)
  await act(id, name)
  expect(await stripe.accounts.retrieve(id)).not.toEqual(before)
  await act(id, back)
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
})

test('passes a set deadline on the moved clock', async () => {
  const { id } = await readyAccount()
  await act(id, 'ask', { days: null })
  await act(id, 'deadline', { days: 2 })
  await local.control('POST', '/clock', { advance: 3 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { past_due: [document], disabled_reason: 'requirements.past_due' },
  })
})

test('puts an announcement in force by the clock, with an event', async () => {
  const { id } = await readyAccount()
  await act(id, 'future', { days: 30 })
  await local.control('POST', '/clock', { advance: 31 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: [document], current_deadline: expect.any(Number) },
    future_requirements: { currently_due: [] },
  })
  expect(await lastUpdate(id)).toMatchObject({ requirements: { currently_due: [document] } })
})

test('asks a risk question on its day by the clock, with an event', async () => {
  const { id } = await readyAccount()
  const before = await stripe.accounts.retrieve(id)
  await act(id, 'risk', { description: 'identity_verification', path: 'challenge', after_days: 10, days: 5 })
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
  await local.control('POST', '/clock', { advance: 10 * day })
  const asked = [expect.stringMatching(/^interv_\w+\.identity_verification\.challenge$/)]
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: asked },
  })
  expect(await lastUpdate(id)).toMatchObject({ requirements: { currently_due: asked, past_due: [] } })
  await local.control('POST', '/clock', { advance: 5 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { past_due: asked },
  })
})

test('finishes a running check on request', async () => {
  const { id } = await newAccount()
  const back = { return_url: 'http://localhost:3999', refresh_url: 'http://localhost:3999' }
  const link = await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...back })
  const coach = newCoach(local.url())
  await coach.open(link.url)
  await coach.finish()
  expect((await stripe.accounts.retrieve(id)).requirements?.disabled_reason).toBe('requirements.pending_verification')
  await act(id, 'finish')
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    ...requirements({ pending_verification: [] }),
  })
})

test('sends the platform an event for a closed account', async () => {
  const { id } = await readyAccount()
  await act(id, 'close')
  const { data } = await local.control<{ data: { type: string; account: string }[] }>('GET', '/events?limit=1')
  expect(data).toMatchObject([{ type: 'account.application.deauthorized', account: id }])
})

test('puts withdrawn and closed accounts out of reach, a closed one permanently', async () => {
  const { id } = await readyAccount()
  await act(id, 'withdraw')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 })
  await act(id, 'grant')
  expect((await stripe.accounts.retrieve(id)).id).toBe(id)
  await act(id, 'close')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 })
  await expect(act(id, 'ready')).rejects.toThrow(/404/)
})

test('refuses an unknown act', async () => {
  const { id } = await newAccount()
  await expect(act(id, 'please')).rejects.toThrow(/400/)
  await expect(act(id, 'ask', { weeks: 1 })).rejects.toThrow(/400/)
  await expect(act('acct_nobody', 'ready')).rejects.toThrow(/404/)
})

function act(id: string, name: string, options: Record<string, unknown> = {}) {
  return local.control('POST', `/accounts/${id}/acts`, { act: name, ...options })
}

async function readyAccount() {
  const account = await newAccount()
  await act(account.id, 'ready')
  return account
}

function newAccount() {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  return stripe.accounts.create({ type: 'express', business_type: 'individual', country: 'US', capabilities })
}

async function lastUpdate(id: string) {
  const { data } = await stripe.events.list({ type: 'account.updated', limit: 1 }, { stripeAccount: id })
  return data[0]?.data.object
}
