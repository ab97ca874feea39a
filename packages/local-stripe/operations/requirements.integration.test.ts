import type Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../testing/local-stripe-test'
import { beginOnboarding } from '../testing/onboarding'

const day = 86_400

const test = localStripeTest()

test.for<[string, string]>([
  ['DE', 'company'],
  ['GB', 'non_profit'],
])('makes in %s a %s ready with the people behind it', async ([country, kind], { local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, country)
  await coach.finish({ business_type: kind })
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('asks for more from high earners, and stops them when they are late', async ({ local, stripe }) => {
  const { coach, id, retrieve } = await beginOnboarding(local, stripe, 'US')
  await coach.finish()
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
  expect((await retrieve()).requirements).toMatchObject({ currently_due: [], eventually_due: ['individual.id_number'] })
  await local.control('POST', `/accounts/${id}/facts`, { volume: 300_000 })
  expect(await retrieve()).toMatchObject({
    payouts_enabled: true,
    requirements: { currently_due: ['individual.id_number'], past_due: [], current_deadline: expect.any(Number) },
  })
  await local.control('POST', '/clock', { advance: 15 * day })
  expect(await retrieve()).toMatchObject({
    payouts_enabled: false,
    capabilities: { transfers: 'inactive' },
    requirements: { past_due: ['individual.id_number'], disabled_reason: 'requirements.past_due' },
  })
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toMatchObject({
    requirements: { disabled_reason: 'requirements.fields_needed' },
  })
})

test('asks an account with the enforcing email for what is announced', async ({ stripe }) => {
  const email = 'coach+enforce_future_requirements@example.com'
  const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
  const asked = (account: Stripe.Account) => account.requirements?.currently_due
  expect(asked(await stripe.accounts.create({ type: 'express', email, capabilities }))).toContain(field)
  const plain = await stripe.accounts.create({ type: 'express', capabilities })
  expect(asked(plain)).not.toContain(field)
  expect(asked(await stripe.accounts.update(plain.id, { email }))).toContain(field)
})

const field = 'business_profile.support_phone'
