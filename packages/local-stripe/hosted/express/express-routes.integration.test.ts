import type Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import { beginOnboarding } from '../../testing/onboarding'
import type { Started } from '../../testing/start'

const test = localStripeTest()

test('shows in the dashboard who, what is on and where payouts go, once', async ({ local, stripe }) => {
  const { guest, url } = await enter(local, stripe)
  expect(guest.html).toContain('<h1>Jenny Rosen</h1>')
  expect(guest.html).toContain('Payments are on')
  expect(guest.html).toContain('Payouts are on')
  expect(guest.html).toContain('Payouts go to the account that ends in 6789.')
  expect(guest.html).toContain('Nothing was paid to you yet.')
  await guest.open(url)
  expect(guest.status).toBe(404)
})

test('lets a coach answer from the dashboard and return', async ({ local, stripe }) => {
  const { guest, id, retrieve } = await enter(local, stripe)
  const home = guest.at
  const due = ['individual.verification.document']
  const errors = [{ code: 'verification_document_not_readable', reason: 'It could not be read.', requirement: due[0] }]
  const requirements = { currently_due: due, past_due: due, eventually_due: due, errors }
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: false, requirements })
  await guest.open(home)
  expect(guest.html).toContain('Identity document: It could not be read.')
  await guest.open(home)
  await post(guest, `${home}/answer`)
  expect(guest.at).toMatch(/\/documents$/)
  await guest.answer()
  await guest.answer()
  expect(guest.at).toBe(home)
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('sends an event for a changed bank account, and reports a wrong one at its question', async ({
  local,
  stripe,
}) => {
  const { guest, retrieve } = await enter(local, stripe)
  await guest.open(`${guest.at}/bank`)
  await guest.answer({ 'external_account.routing_number': '123' })
  expect(guest.status).toBe(422)
  expect(guest.html).toContain('That is not a routing number')
  await guest.answer({ external_account: '000999999991' })
  expect(guest.html).toContain('Your bank account was changed.')
  expect((await retrieve()).external_accounts?.data).toMatchObject([{ last4: '9991' }])
})

test('keeps draft answers while a coach changes the bank account', async ({ local, stripe }) => {
  const { guest, id, link } = await enter(local, stripe)
  const home = guest.at
  const due = ['business_profile.support_phone', 'individual.verification.document']
  await local.control('POST', `/accounts/${id}/facts`, { requirements: { currently_due: due, eventually_due: due } })
  const coach = newCoach(local.url())
  await coach.open((await link()).url)
  await coach.answer()
  await guest.open(`${home}/bank`)
  await guest.answer()
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/documents$/)
  await coach.answer()
  expect(coach.html).toContain('Support phone')
})

test('sends an event when a coach closes the account, which is then out of reach', async ({ local, stripe }) => {
  const { guest, id } = await enter(local, stripe)
  const home = guest.at
  await guest.open(`${home}/close`)
  expect(guest.html).toContain('This cannot be taken back.')
  await Promise.all([post(guest, `${home}/close`), post(newCoach(local.url()), `${home}/close`)])
  expect(guest.status).toBe(410)
  expect(guest.html).toContain('Your account is closed')
  await expect(stripe.accounts.retrieve(id)).rejects.toMatchObject({ code: 'account_invalid' })
  const { data } = await local.control<{ data: { type: string; account: string }[] }>('GET', '/events')
  const told = data.filter(({ type, account }) => account === id && type === 'account.application.deauthorized')
  expect(told).toHaveLength(1)
})

test('needs a new link after signing out', async ({ local, stripe }) => {
  const { guest } = await enter(local, stripe)
  const home = guest.at
  await post(guest, `${home}/leave`)
  expect(guest.html).toContain('You are signed out')
  await guest.open(home)
  expect(guest.status).toBe(404)
})

test('closes the dashboard when its platform lost access', async ({ local, stripe }) => {
  const { guest, id } = await enter(local, stripe)
  await local.control('POST', `/accounts/${id}/facts`, { access: 'withdrawn' })
  await guest.open(guest.at)
  expect(guest.status).toBe(404)
})

/** A ready US coach in the dashboard. */
async function enter(local: Started, stripe: Stripe) {
  const account = await beginOnboarding(local, stripe, 'US')
  await account.coach.finish()
  await expect.poll(async () => (await account.retrieve()).payouts_enabled).toBe(true)
  const { url } = await stripe.accounts.createLoginLink(account.id)
  const guest = newCoach(local.url())
  await guest.open(url)
  return { ...account, url, guest }
}

/** Submits a button without further fields. */
async function post(guest: ReturnType<typeof newCoach>, address: string): Promise<void> {
  guest.at = address
  await guest.send({})
}
