import type Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const day = 86_400
const document = 'individual.verification.document'

const test = localStripeTest({ checkSeconds: 3600 })

const requirements = (said: Record<string, unknown>) => ({ requirements: expect.objectContaining(said) })

const usBank = expect.objectContaining({ currency: 'usd', default_for_currency: true })
const gbBank = { country: 'GB', currency: 'gbp', default_for_currency: true, last4: '2345', routing_number: '108800' }

test.for<[act: string, options: Record<string, unknown>, shown: Record<string, unknown>]>([
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
  [
    'bank',
    { currency: 'gbp', number: '00012345' },
    { external_accounts: expect.objectContaining({ data: [usBank, expect.objectContaining(gbBank)] }) },
  ],
  ['inactive', {}, { capabilities: { card_payments: 'inactive', transfers: 'inactive' } }],
])('shows the act %s %j on a ready account, and sends an event', async ([name, options, shown], { local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  await act(local, id, name, options)
  const account = await stripe.accounts.retrieve(id)
  expect(account).toMatchObject(shown)
  expect(await lastUpdate(stripe, id)).toEqual(account)
})

test('submits an unanswered account when making it ready', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await act(local, id, 'ready')
  expect(await lastUpdate(stripe, id)).toMatchObject({ details_submitted: true, payouts_enabled: true })
})

test.for<[string, string]>([
  ['pause', 'unpause'],
  ['reject', 'unreject'],
  ['review', 'review-over'],
  ['listed', 'listed-over'],
  ['off', 'on'],
  ['transfers-off', 'transfers-on'],
])('undoes %s with %s', async ([name, back], { local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  const before = await stripe.accounts.retrieve(id)
  await act(local, id, name)
  expect(await stripe.accounts.retrieve(id)).not.toEqual(before)
  await act(local, id, back)
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
})

test('passes a set deadline on the moved clock', async ({ local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  await act(local, id, 'ask', { days: null })
  await act(local, id, 'deadline', { days: 2 })
  await local.control('POST', '/clock', { advance: 3 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { past_due: [document], disabled_reason: 'requirements.past_due' },
  })
})

test('puts an announcement in force by the clock, with an event', async ({ local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  await act(local, id, 'future', { days: 30 })
  await local.control('POST', '/clock', { advance: 31 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: [document], current_deadline: expect.any(Number) },
    future_requirements: { currently_due: [] },
  })
  expect(await lastUpdate(stripe, id)).toMatchObject({ requirements: { currently_due: [document] } })
})

test('asks a risk question on its day by the clock, with an event', async ({ local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  const before = await stripe.accounts.retrieve(id)
  await act(local, id, 'risk', { description: 'identity_verification', path: 'challenge', after_days: 10, days: 5 })
  expect(await stripe.accounts.retrieve(id)).toEqual(before)
  await local.control('POST', '/clock', { advance: 10 * day })
  const asked = [expect.stringMatching(/^interv_\w+\.identity_verification\.challenge$/)]
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: asked },
  })
  expect(await lastUpdate(stripe, id)).toMatchObject({ requirements: { currently_due: asked, past_due: [] } })
  await local.control('POST', '/clock', { advance: 5 * day })
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: false,
    requirements: { past_due: asked },
  })
})

test('finishes a running check on request', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  const back = { return_url: 'http://localhost:3999', refresh_url: 'http://localhost:3999' }
  const link = await stripe.accountLinks.create({ account: id, type: 'account_onboarding', ...back })
  const coach = newCoach(local.url())
  await coach.open(link.url)
  await coach.finish()
  expect((await stripe.accounts.retrieve(id)).requirements?.disabled_reason).toBe('requirements.pending_verification')
  await act(local, id, 'finish')
  expect(await stripe.accounts.retrieve(id)).toMatchObject({
    payouts_enabled: true,
    ...requirements({ pending_verification: [] }),
  })
})

test('sends the platform an event for a closed account', async ({ local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  await act(local, id, 'close')
  const { data } = await local.control<{ data: { type: string; account: string }[] }>('GET', '/events?limit=1')
  expect(data).toMatchObject([{ type: 'account.application.deauthorized', account: id }])
})

test('puts withdrawn and closed accounts out of reach, a closed one permanently', async ({ local, stripe }) => {
  const { id } = await readyAccount(local, stripe)
  await act(local, id, 'withdraw')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 })
  await act(local, id, 'grant')
  expect((await stripe.accounts.retrieve(id)).id).toBe(id)
  await act(local, id, 'close')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ statusCode: 403 })
  await expect(act(local, id, 'ready')).rejects.toThrow(/404/)
})

test('refuses an unknown act', async ({ local, stripe }) => {
  const { id } = await newAccount(stripe)
  await expect(act(local, id, 'please')).rejects.toThrow(/400/)
  await expect(act(local, id, 'ask', { weeks: 1 })).rejects.toThrow(/400/)
  await expect(act(local, 'acct_nobody', 'ready')).rejects.toThrow(/404/)
})

function act(local: Started, id: string, name: string, options: Record<string, unknown> = {}) {
  return local.control('POST', `/accounts/${id}/acts`, { act: name, ...options })
}

async function readyAccount(local: Started, stripe: Stripe) {
  const account = await newAccount(stripe)
  await act(local, account.id, 'ready')
  return account
}

function newAccount(stripe: Stripe) {
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  return stripe.accounts.create({ type: 'express', business_type: 'individual', country: 'US', capabilities })
}

async function lastUpdate(stripe: Stripe, id: string) {
  const { data } = await stripe.events.list({ type: 'account.updated', limit: 1 }, { stripeAccount: id })
  return data[0]?.data.object
}
