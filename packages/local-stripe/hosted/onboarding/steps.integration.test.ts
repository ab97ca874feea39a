import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import { beginOnboarding, refreshUrl, returnUrl } from '../../testing/onboarding'

const test = localStripeTest()

test('follows the real form’s order, with a company’s people too', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'US')
  const seen: string[] = []
  while (!coach.at.endsWith('/review')) {
    seen.push(coach.at.split('/').at(-1) ?? '')
    await coach.answer({ business_type: 'company' })
  }
  expect(seen).toEqual(['contact', 'code', 'business', 'person', 'company', 'owners', 'directors', 'public', 'bank'])
})

test('shows the country without a choice', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'DE')
  await coach.goTo('business')
  expect(coach.html).toContain('Germany. It was set with your account')
  expect(coach.html).not.toContain('name="country"')
})

test('tells a returning coach the deadline', async ({ local, stripe }) => {
  const { coach, link, id } = await beginOnboarding(local, stripe, 'US')
  const due = ['individual.verification.document']
  const requirements = { currently_due: due, past_due: [], eventually_due: due, current_deadline: 1_924_905_600 }
  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true, requirements })
  await coach.open((await link()).url)
  expect(coach.html).toMatch(/Needed by <time datetime="2030-12-31T\S+">31 December 2030[^<]* \d\d:\d\d UTC<\/time>/)
})

test('lets a coach go back, answer again and submit a step twice', async ({ local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, 'US')
  const contact = coach.at
  await coach.goTo('person')
  await coach.open(contact)
  await coach.answer({ 'person.email': 'new@example.com' })
  await coach.open(contact)
  await coach.answer({ 'person.email': 'newer@example.com' })
  await coach.goTo('review')
  expect(coach.html).toContain('newer@example.com')
  await coach.finish()
  expect((await retrieve()).details_submitted).toBe(true)
})

test('shows each part in the review with a way back, and only the end of numbers', async ({ local, stripe }) => {
  const { coach } = await beginOnboarding(local, stripe, 'US')
  await coach.goTo('review')
  expect(coach.html).toMatch(/<a href="\/setup\/visit\/\w+\/bank">Change<span class="unseen">: Where should payouts go/)
  expect(coach.html).toContain('<dd>Ends in 6789</dd>')
  expect(coach.html).not.toContain('000123456789')
})

test('survives two tabs and a second submission', async ({ local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, 'DE')
  await coach.goTo('review')
  const other = newCoach(local.url())
  await other.open(coach.at)
  await Promise.all([coach.send({}), other.send({})])
  expect([coach.at, other.at]).toEqual([returnUrl, returnUrl])
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
})

test('changes nothing from a step left open in another tab', async ({ local, stripe }) => {
  const { coach, retrieve } = await beginOnboarding(local, stripe, 'DE')
  const late = newCoach(local.url())
  await late.open(coach.at)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).payouts_enabled).toBe(true)
  const before = await retrieve()
  await late.send({ 'person.email': 'late@example.com', 'person.phone': '0000000000' })
  expect(late.html).toContain('Nothing to do')
  expect(await retrieve()).toEqual(before)
})

test('accepts a description for a website asked for later too', async ({ local, stripe }) => {
  const { coach, link, id, retrieve } = await beginOnboarding(local, stripe, 'US')
  const due = ['business_profile.url']
  const requirements = { currently_due: due, past_due: due, eventually_due: due }
  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true, requirements })
  await coach.open((await link()).url)
  await coach.send({ 'business_profile.product_description': 'Coaching by the hour.' })
  expect(coach.at).toMatch(/\/review$/)
  await coach.finish()
  await expect.poll(async () => (await retrieve()).requirements?.currently_due).toEqual([])
})

test('sends back a coach whose account is taken away, with an open link or mid-step', async ({ local, stripe }) => {
  const { coach, link, id } = await beginOnboarding(local, stripe, 'US')
  const { url } = await link()
  await local.control('POST', `/accounts/${id}/facts`, { access: 'withdrawn' })
  await coach.send({ 'person.email': 'ada@example.com', 'person.phone': '0000000000' })
  expect(coach.at).toBe(refreshUrl)
  await coach.open(url)
  expect(coach.at).toBe(refreshUrl)
})

test('puts every question in a step with its own words, and settles it with an answer', async ({ local, stripe }) => {
  const { coach, link, id, retrieve } = await beginOnboarding(local, stripe, 'US')
  const due = [
    'business_profile.support_phone',
    'company.owners_provided',
    'documents.proof_of_address.files',
    'interv_1Abc.product_description.form',
    'interv_1Abd.credit_review.support',
    'owners.first_name',
    'business_profile.annual_revenue.amount',
  ]
  const requirements = { currently_due: due, past_due: due, eventually_due: due }
  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true, requirements })
  await coach.open((await link()).url)
  let read = ''
  while (!coach.at.endsWith('/review')) {
    read += coach.html
    await coach.answer()
  }
  for (const words of [
    'Support phone',
    'of the owner',
    'Proof of business address',
    'Describe what you sell',
    'Yearly revenue',
  ]) {
    expect(read).toContain(words)
  }
  expect(read).not.toMatch(/<(label|legend)[^>]*>[^<]*(_|interv)/)
  await coach.finish()
  await expect
    .poll(async () => (await retrieve()).requirements?.currently_due)
    .toEqual(['interv_1Abd.credit_review.support'])
})
