import type Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest()

const capabilities = { card_payments: { requested: true }, transfers: { requested: true } }
const links = { refresh_url: 'http://localhost:3999/refresh', return_url: 'http://localhost:3999/return' }

const business_profile = {
  mcc: '8299',
  product_description: 'Lessons by video, paid before each one',
  support_email: 'help@example.com',
  url: 'https://example.com/coaches/ana',
}
const individual = { first_name: 'Ana', last_name: 'Ruiz', email: 'ana@example.com', phone: '+4915112345678' }

test('asks for nothing the platform gave', async ({ stripe }) => {
  const bare = await stripe.accounts.create({ type: 'express', country: 'DE', capabilities })
  const given = await stripe.accounts.create({
    ...{ type: 'express', country: 'DE', capabilities, business_type: 'individual' },
    ...{ business_profile, individual },
  })
  expect(bare.requirements?.currently_due).toEqual(
    expect.arrayContaining(['business_profile.mcc', 'business_type', 'representative.first_name']),
  )
  expect(given.requirements?.currently_due).toEqual([
    ...['external_account', 'individual.address.city', 'individual.address.line1', 'individual.address.postal_code'],
    ...['individual.dob.day', 'individual.dob.month', 'individual.dob.year'],
    ...['tos_acceptance.date', 'tos_acceptance.ip'],
  ])
  expect(given.business_profile).toMatchObject(business_profile)
  expect(given).not.toHaveProperty('individual')
})

test('shows a coach what the platform gave, and keeps what they change', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({
    ...{ type: 'express', country: 'DE', capabilities, business_type: 'individual' },
    ...{ business_profile, individual },
  })
  const coach = await visiting(local, stripe, id)
  expect(coach.at).toMatch(/\/code$/)
  await coach.answer()
  expect(coach.at).toMatch(/\/person$/)
  for (const name of ['Ana', 'Ruiz']) expect(coach.html).toContain(`value="${name}"`)
  await coach.goTo('review')
  for (const answer of [business_profile.url, '+4915112345678']) expect(coach.html).toContain(answer)

  await coach.open(coach.at.replace('/review', '/public'))
  await coach.answer({ 'business_profile.url': 'https://accessible.stripe.com' })
  await coach.finish()
  const { business_profile: kept, details_submitted } = await stripe.accounts.retrieve(id)
  expect([kept?.url, kept?.mcc, details_submitted]).toEqual(['https://accessible.stripe.com', '8299', true])
})

test('takes a company by its name and phone', async ({ stripe }) => {
  const company = { name: 'Ruiz Coaching GmbH', phone: '+4930123456' }
  const opened = await stripe.accounts.create({
    ...{ type: 'express', country: 'DE', capabilities, business_type: 'company', company },
  })
  const due = opened.requirements?.currently_due ?? []
  expect(due.filter((key) => ['company.name', 'company.phone', 'business_type'].includes(key))).toEqual([])
  expect(due).toContain('representative.first_name')
})

async function visiting(local: Started, stripe: Stripe, account: string) {
  const { url } = await stripe.accountLinks.create({ account, type: 'account_onboarding', ...links })
  const coach = newCoach(local.url())
  await coach.open(url)
  return coach
}
