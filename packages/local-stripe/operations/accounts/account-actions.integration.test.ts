import Stripe from 'stripe'
import { expect } from 'vitest'
import { newCoach } from '../../testing/coach'
import { localStripeTest } from '../../testing/local-stripe-test'
import { refusedBy } from '../../testing/refusal'
import type { Started } from '../../testing/start'

const both = { card_payments: { requested: true }, transfers: { requested: true } }

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test.for<[Stripe.AccountRejectParams.Reason, string]>([
  ['fraud_payment_method_casher', 'rejected.platform_fraud'],
  ['fraud_payment_method_tester', 'rejected.platform_fraud'],
  ['fraud_no_intent_to_fulfill', 'rejected.platform_fraud'],
  ['fraud_other', 'rejected.platform_fraud'],
  ['terms_of_service', 'rejected.platform_terms_of_service'],
  ['credit', 'rejected.platform_other'],
  ['other', 'rejected.platform_other'],
])('turns an account rejected for %s off as %s until undone', async ([reason, disabledReason], { local, stripe }) => {
  const id = await readyAccount(local, stripe)
  const before = await stripe.accounts.retrieve(id)
  const off = { charges_enabled: false, payouts_enabled: false, requirements: { disabled_reason: disabledReason } }
  expect(await stripe.accounts.reject(id, { reason })).toMatchObject(off)
  const [told] = (await eventsOf(stripe, id)).filter(({ type }) => type === 'account.updated')
  expect(told).toMatchObject({
    request: { id: expect.stringMatching(/^req_/), idempotency_key: expect.stringMatching(/^stripe-node-retry/) },
    data: { object: off, previous_attributes: { charges_enabled: true, payouts_enabled: true } },
  })
  expect(await stripe.accounts.unreject(id)).toEqual(before)
})

test('can reject an account and leave payouts on', async ({ local, stripe }) => {
  const id = await readyAccount(local, stripe)
  expect(await stripe.accounts.reject(id, { reason: 'other', payouts_action: 'none' })).toMatchObject({
    charges_enabled: false,
    payouts_enabled: true,
    requirements: { disabled_reason: 'rejected.platform_other' },
  })
})

test('undoes only the platform’s rejection, and keeps a pause', async ({ local, stripe }) => {
  const id = await readyAccount(local, stripe)
  expect((await refusal(stripe.accounts.unreject(id))).message).toContain('not rejected by your platform')
  await press(local, id, 'pause')
  await stripe.accounts.reject(id, { reason: 'other' })
  await stripe.accounts.reject(id, { reason: 'fraud_other' })
  expect((await stripe.accounts.unreject(id)).requirements?.disabled_reason).toBe('platform_paused')
  await press(local, id, 'reject')
  expect((await refusal(stripe.accounts.unreject(id))).message).toContain('not rejected by your platform')
  expect((await refusal(stripe.accounts.reject(id, { reason: 'other' }))).message).toContain('by Stripe')
})

test('requests and gives up capabilities one by one', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'DE' })
  const asked = await stripe.accounts.updateCapability(id, 'transfers', { requested: true })
  expect(asked).toMatchObject({ id: 'transfers', requested: true, status: 'inactive' })
  expect((await stripe.accounts.retrieve(id)).capabilities).toEqual({ transfers: 'inactive' })
  expect(await stripe.accounts.updateCapability(id, 'transfers')).toEqual(asked)
  const dropped = await stripe.accounts.updateCapability(id, 'transfers', { requested: false })
  expect(dropped).toMatchObject({ requested: false, requested_at: null, status: 'unrequested' })
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toEqual(dropped)

  const told = (await eventsOf(stripe, id)).filter(({ type }) => type === 'capability.updated')
  const states = told.map(({ data }) => [
    (data.object as Stripe.Capability).status,
    (data.previous_attributes as Partial<Stripe.Capability>).status,
  ])
  expect(states).toEqual([
    ['unrequested', 'inactive'],
    ['inactive', 'unrequested'],
  ])
})

test('dates a capability requested later', async ({ local, stripe }) => {
  const { id, created } = await stripe.accounts.create({ type: 'express', country: 'DE' })
  await local.control('POST', '/clock', { advance: 60 })
  const { requested_at } = await stripe.accounts.updateCapability(id, 'transfers', { requested: true })
  expect(requested_at).toBeGreaterThanOrEqual((created as number) + 60)
})

test('refuses single capabilities like several at once', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US' })
  const alone = await refusal(stripe.accounts.updateCapability(id, 'transfers', { requested: true }))
  expect(alone.message).toContain('You cannot request the `transfers` capability without')
  const cards = await refusal(stripe.accounts.updateCapability(id, 'card_payments', { requested: true }))
  expect(cards.message).toContain('you must also request `transfers`')
  const unsupported = await refusal(stripe.accounts.updateCapability(id, 'sepa_debit_payments', { requested: true }))
  expect(unsupported.message).toContain('not sepa_debit_payments')
  expect(await stripe.accounts.retrieveCapability(id, 'sepa_debit_payments')).toMatchObject({ status: 'unrequested' })
  const unknown = await refusal(stripe.accounts.updateCapability(id, 'flying', { requested: true }))
  expect(unknown).toMatchObject({ statusCode: 404, message: "No such capability: 'flying'" })
})

test('lists people and bank accounts after onboarding, without identity data', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'DE', capabilities: both })
  expect((await stripe.accounts.listPersons(id)).data).toEqual([])
  expect((await stripe.accounts.listExternalAccounts(id)).data).toEqual([])
  await onboard(local, stripe, id, { business_type: 'company' })
  const { data: persons, url: personsUrl } = await stripe.accounts.listPersons(id)
  expect(personsUrl).toBe(`/v1/accounts/${id}/persons`)
  expect(persons).toMatchObject([{ object: 'person', account: id, relationship: { representative: true } }])
  const [person] = persons as [Stripe.Person]
  const hidden = ['first_name', 'last_name', 'dob', 'email', 'address', 'phone', 'verification', 'id_number_provided']
  for (const name of hidden) expect(person).not.toHaveProperty(name)
  const as = async (relationship: Stripe.AccountListPersonsParams.Relationship) =>
    (await stripe.accounts.listPersons(id, { relationship })).data.length
  expect([await as({ representative: true }), await as({ owner: true })]).toEqual([1, 0])

  const banks = await stripe.accounts.listExternalAccounts(id, { limit: 1 })
  expect(banks).toMatchObject({ has_more: false, url: `/v1/accounts/${id}/external_accounts` })
  expect(banks.data).toMatchObject([{ object: 'bank_account', account: id, last4: '3000' }])
  expect((await stripe.accounts.listExternalAccounts(id, { object: 'card' })).data).toEqual([])
  const after = { starting_after: banks.data[0]?.id ?? '' }
  expect((await stripe.accounts.listExternalAccounts(id, after)).data).toEqual([])
  expect((await refusal(stripe.accounts.listPersons(id, { ending_before: 'person_no' }))).param).toBe('ending_before')

  await press(local, id, 'fail')
  const [asked] = (await stripe.accounts.listPersons(id)).data
  expect(asked?.requirements).toMatchObject({
    past_due: ['verification.document'],
    errors: [{ requirement: 'verification.document', code: 'verification_document_not_readable' }],
  })
  const told = (await eventsOf(stripe, id)).filter(({ type }) => /person|external/.test(type)).map(({ type }) => type)
  expect(told).toEqual(['person.updated', 'person.created', 'account.external_account.created'])
})

test('replaces the bank account with another', async ({ local, stripe }) => {
  const id = await readyAccount(local, stripe)
  const { data: before } = await stripe.accounts.listExternalAccounts(id)
  const asked = { currently_due: ['external_account'], past_due: ['external_account'] }
  await local.control('POST', `/accounts/${id}/facts`, { requirements: asked })
  await onboard(local, stripe, id, { external_account: '000999999991' })
  const { data: after } = await stripe.accounts.listExternalAccounts(id)
  expect(after).toMatchObject([{ last4: '9991' }])
  const told = (await eventsOf(stripe, id)).filter(({ type }) => type.includes('external_account.'))
  expect(told.slice(0, 2)).toMatchObject([
    { type: 'account.external_account.deleted', data: { object: { id: before[0]?.id } } },
    { type: 'account.external_account.created', data: { object: { id: after[0]?.id } } },
  ])
})

/** Completes hosted onboarding with test data and these `answers`. */
async function onboard(
  local: Started,
  stripe: Stripe,
  account: string,
  answers: Record<string, string>,
): Promise<void> {
  const addresses = { refresh_url: 'http://localhost:3999/refresh', return_url: 'http://localhost:3999/return' }
  const { url } = await stripe.accountLinks.create({ account, type: 'account_onboarding', ...addresses })
  const coach = newCoach(local.url())
  await coach.open(url)
  await coach.finish(answers)
}

async function readyAccount(local: Started, stripe: Stripe): Promise<string> {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: both })
  await press(local, id, 'ready')
  return id
}

/** Presses a button of the control page. */
async function press(local: Started, id: string, act: string): Promise<void> {
  const body = new URLSearchParams({ act })
  const response = await fetch(`${local.url()}/control/accounts/${id}`, { method: 'POST', body, redirect: 'manual' })
  expect(response.status).toBe(303)
}

/** Newest first. */
async function eventsOf(stripe: Stripe, account: string): Promise<Stripe.Event[]> {
  return (await stripe.events.list({ limit: 100 }, { stripeAccount: account })).data
}
