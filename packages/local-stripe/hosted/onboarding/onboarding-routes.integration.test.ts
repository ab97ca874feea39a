import type Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import { beginOnboarding, openAccount as openAccountWith, refreshUrl, returnUrl } from '../../testing/onboarding'
import type { Started } from '../../testing/start'

const document = 'individual.verification.document'
const nothing = { currently_due: [], past_due: [], eventually_due: [], pending_verification: [], errors: [] }

const test = localStripeTest()

test.for(['US', 'DE', 'GB', 'AU', 'CA', 'JP', 'FR'])(
  'makes a coach in %s ready who answers every step',
  async (country, { local, stripe }) => {
    const { coach, retrieve } = await begin(local, stripe, country)
    await coach.finish()
    expect(coach.at).toBe(returnUrl)
    await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
    expect(await retrieve()).toMatchObject({
      charges_enabled: true,
      details_submitted: true,
      capabilities: { card_payments: 'active', transfers: 'active' },
      requirements: { currently_due: [], past_due: [], pending_verification: [], disabled_reason: null },
    })
  },
)

test('asks a company about the business and a person', async ({ local, stripe }) => {
  const { coach, retrieve } = await begin(local, stripe, 'US')
  await coach.finish({ business_type: 'company' })
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('lets a link work once, then leads back to refresh it', async ({ local, stripe }) => {
  const { coach, url } = await begin(local, stripe, 'US')
  expect(coach.at).toMatch(/\/setup\/visit\/\w+\/contact$/)
  const second = newCoach(local.url())
  await second.open(url)
  expect(second.at).toBe(refreshUrl)
})

test('leads back to refresh a link older than 300 seconds', async ({ local, stripe }) => {
  const { link } = await openAccount(stripe, 'US')
  const { url, created, expires_at } = await link()
  expect(expires_at - created).toBe(300)
  await local.control('POST', '/clock', { advance: 301 })
  const coach = newCoach(local.url())
  await coach.open(url)
  expect(coach.at).toBe(refreshUrl)
})

test('says that a link is unknown', async ({ local }) => {
  const coach = newCoach(local.url())
  await coach.open(`${local.url()}/setup/nobodymadethis`)
  expect(coach.status).toBe(404)
})

test('keeps what was saved for later and asks only for the rest', async ({ local, stripe }) => {
  const { coach, retrieve, link } = await begin(local, stripe, 'US')
  await coach.answer()
  await coach.answer()
  await coach.answer({}, 'later')
  expect(coach.at).toBe(returnUrl)
  const account = await retrieve()
  expect(account.details_submitted).toBe(false)
  expect(account.requirements?.currently_due).not.toContain('business_type')
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/person$/)
})

test('reports a wrong answer at its question and keeps the rest as typed', async ({ local, stripe }) => {
  const { coach } = await begin(local, stripe, 'US')
  await coach.answer({ 'person.phone': 'x', 'person.email': 'me@example.com' })
  expect(coach.status).toBe(422)
  expect(coach.html).toContain('<p class="error" id="person-phone-error">')
  expect(coach.html).toMatch(/aria-describedby="person-phone-hint person-phone-error"/)
  expect(coach.html).toContain('value="me@example.com"')
})

test('asks for a document after a failed identity check, and accepts a good one', async ({ local, stripe }) => {
  const { coach, retrieve, link } = await begin(local, stripe, 'DE')
  await coach.finish({ 'person.dob': '1980-05-05' })
  await expect
    .poll(async () => (await retrieve()).requirements?.currently_due)
    .toEqual(['individual.verification.document'])
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/documents$/)
  await coach.finish({ 'person.verification.document': 'file_identity_document_failure' })
  await expect
    .poll(async () => (await retrieve()).requirements?.errors?.map(({ code }) => code))
    .toEqual(['verification_document_failed_test_mode'])
  await coach.open((await link()).url)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('lets a coach with facts from outside answer and become ready', async ({ local, stripe }) => {
  const { coach, retrieve, link, id } = await begin(local, stripe, 'FR')
  const due = ['individual.verification.document', 'external_account']
  await local.control('POST', `/accounts/${id}/facts`, {
    details_submitted: true,
    charges_enabled: false,
    payouts_enabled: false,
    requirements: { currently_due: due, past_due: due, eventually_due: due },
  })
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/bank$/)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('asks a ready coach what is due by date, and the rest only if the link says so', async ({ local, stripe }) => {
  const { link, id, retrieve } = await begin(local, stripe, 'DE')
  const later = ['individual.id_number', document]
  const deadline = Math.floor(Date.now() / 1000) + 30 * 86_400
  await local.control('POST', `/accounts/${id}/facts`, {
    details_submitted: true,
    charges_enabled: true,
    payouts_enabled: true,
    capabilities: { transfers: 'active', card_payments: 'active' },
    requirements: { ...nothing, currently_due: [document], eventually_due: later, current_deadline: deadline },
  })
  const coach = newCoach(local.url())
  await coach.open((await link({ collection_options: { fields: 'eventually_due' } })).url)
  expect(coach.at).toMatch(/\/person$/)
  await coach.open((await link()).url)
  expect(coach.at).toMatch(/\/documents$/)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).requirements?.eventually_due).toEqual(['individual.id_number'])
  expect(await retrieve()).toMatchObject({ payouts_enabled: true, requirements: { currently_due: [] } })
})

test('shows the review in the order of the questions', async ({ local, stripe }) => {
  const { coach } = await begin(local, stripe, 'US')
  while (!coach.at.endsWith('/review')) await coach.answer()
  const labels = [...coach.html.matchAll(/<dt>([^<]*)<\/dt>/g)].map(([, label]) => label)
  expect(labels.slice(0, 3)).toEqual(['Email', 'Phone number', 'Type of business'])
  expect(labels.slice(-2)).toEqual(['Routing number', 'Account number'])
})

test('lets a coach without requirements look and return', async ({ local, stripe }) => {
  const { link, id, retrieve } = await begin(local, stripe, 'DE')
  await local.control('POST', `/accounts/${id}/facts`, {
    details_submitted: true,
    requirements: { ...nothing, disabled_reason: 'platform_paused' },
  })
  const coach = newCoach(local.url())
  await coach.open((await link()).url)
  expect(coach.html).toContain('Nothing to do')
  await coach.answer({}, 'later')
  expect(coach.at).toBe(returnUrl)
  expect((await retrieve()).requirements?.disabled_reason).toBe('platform_paused')
})

test('sends a rejected coach back to the platform', async ({ local, stripe }) => {
  const { retrieve, link, id } = await openAccount(stripe, 'US')
  await local.control('POST', `/accounts/${id}/facts`, { requirements: { disabled_reason: 'rejected.other' } })
  expect((await retrieve()).requirements?.disabled_reason).toBe('rejected.other')
  const coach = newCoach(local.url())
  await coach.open((await link()).url)
  expect(coach.at).toBe(refreshUrl)
})

test('lets forms lead to the platform and nowhere else, and runs no script', async ({ local, stripe }) => {
  const { coach } = await begin(local, stripe, 'US')
  const response = await fetch(coach.at)
  const policy = response.headers.get('content-security-policy')
  expect(policy).toContain("form-action 'self' http://localhost:3999;")
  expect(policy).toContain("default-src 'none'")
  expect(await response.text()).not.toContain('<script')
})

const openAccount = (stripe: Stripe, country: string) => openAccountWith(stripe, country)
const begin = (local: Started, stripe: Stripe, country: string) => beginOnboarding(local, stripe, country)
