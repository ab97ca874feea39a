import type Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import { beginOnboarding } from '../../testing/onboarding'
import type { Started } from '../../testing/start'

const test = localStripeTest()

test('shows in the dashboard who, what is on and where payouts go, once', async ({ local, stripe }) => {
  const { dashboard, url } = await enter(local, stripe)
  expect(dashboard.html).toContain('<h1>Jenny Rosen</h1>')
  expect(dashboard.html).toContain('Payments are on')
  expect(dashboard.html).toContain('Payouts are on')
  expect(dashboard.html).toContain('Payouts go to the account that ends in 6789.')
  expect(dashboard.html).toContain('You haven’t received any payments yet.')
  await dashboard.open(url)
  expect(dashboard.status).toBe(404)
})

test('lets a coach answer from the dashboard and return', async ({ local, stripe }) => {
  const { dashboard, id, retrieve } = await enter(local, stripe)
  const home = dashboard.at
  const due = ['individual.verification.document']
  const errors = [{ code: 'verification_document_not_readable', reason: 'It could not be read.', requirement: due[0] }]
  const requirements = { currently_due: due, past_due: due, eventually_due: due, errors }
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: false, requirements })
  await dashboard.open(home)
  expect(dashboard.html).toContain('Identity document: It could not be read.')
  await dashboard.open(home)
  await post(dashboard, `${home}/answer`)
  expect(dashboard.at).toMatch(/\/documents$/)
  await dashboard.answer()
  await dashboard.answer()
  expect(dashboard.at).toBe(home)
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('sends an event for a changed bank account, and reports a wrong one at its question', async ({
  local,
  stripe,
}) => {
  const { dashboard, retrieve } = await enter(local, stripe)
  await dashboard.open(`${dashboard.at}/bank`)
  await dashboard.answer({ 'external_account.routing_number': '123' })
  expect(dashboard.status).toBe(422)
  expect(dashboard.html).toContain('That is not a routing number')
  await dashboard.answer({ external_account: '000999999991' })
  expect(dashboard.html).toContain('Your bank account was changed.')
  expect((await retrieve()).external_accounts?.data).toMatchObject([{ last4: '9991' }])
})

test('keeps draft answers while a coach changes the bank account', async ({ local, stripe }) => {
  const { dashboard, id, link } = await enter(local, stripe)
  const home = dashboard.at
  const due = ['business_profile.support_phone', 'individual.verification.document']
  await local.control('POST', `/accounts/${id}/facts`, { requirements: { currently_due: due, eventually_due: due } })
  const coach = newCoach(local.url())
  await coach.open((await link()).url)
  await coach.answer()
  await dashboard.open(`${home}/bank`)
  await dashboard.answer()
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/documents$/)
  await coach.answer()
  expect(coach.html).toContain('Support phone')
})

test('sends an event when a coach closes the account, which is then out of reach', async ({ local, stripe }) => {
  const { dashboard, id } = await enter(local, stripe)
  const home = dashboard.at
  await dashboard.open(`${home}/close`)
  expect(dashboard.html).toContain('This cannot be taken back.')
  await Promise.all([post(dashboard, `${home}/close`), post(newCoach(local.url()), `${home}/close`)])
  expect(dashboard.status).toBe(410)
  expect(dashboard.html).toContain('Your account is closed')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' })
  const { data } = await local.control<{ data: { type: string; account: string }[] }>('GET', '/events')
  const told = data.filter(({ type, account }) => account === id && type === 'account.application.deauthorized')
  expect(told).toHaveLength(1)
})

test('needs a new link after signing out', async ({ local, stripe }) => {
  const { dashboard } = await enter(local, stripe)
  const home = dashboard.at
  await post(dashboard, `${home}/leave`)
  expect(dashboard.html).toContain('You are signed out')
  await dashboard.open(home)
  expect(dashboard.status).toBe(404)
})

test('closes the dashboard when its platform lost access', async ({ local, stripe }) => {
  const { dashboard, id } = await enter(local, stripe)
  await local.control('POST', `/accounts/${id}/facts`, { access: 'withdrawn' })
  await dashboard.open(dashboard.at)
  expect(dashboard.status).toBe(404)
})

/** A ready US coach in the dashboard. */
async function enter(local: Started, stripe: Stripe) {
  const account = await beginOnboarding(local, stripe, 'US')
  await account.coach.finish()
  await expect.poll(async () => (await account.retrieve()).payouts_enabled).toBe(true)
  const { url } = await stripe.accounts.createLoginLink(account.id)
  const dashboard = newCoach(local.url())
  await dashboard.open(url)
  return { ...account, url, dashboard }
}

/** Submits a button without further fields. */
async function post(dashboard: ReturnType<typeof newCoach>, address: string): Promise<void> {
  dashboard.at = address
  await dashboard.send({})
}
