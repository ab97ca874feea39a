import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { refusedBy } from '../../testing/refusal'
import { type Started, testKey } from '../../testing/start'

const both = { card_payments: { requested: true }, transfers: { requested: true } }

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('starts an Express account as real ones do', async ({ stripe }) => {
  const account = await stripe.accounts.create({
    type: 'express',
    country: 'DE',
    email: 'coach@example.com',
    capabilities: both,
    metadata: { coach_id: 'c1' },
  })
  expect(account.id).toMatch(/^acct_\w{16}$/)
  expect(account).toMatchObject({
    type: 'express',
    country: 'DE',
    default_currency: 'eur',
    email: 'coach@example.com',
    metadata: { coach_id: 'c1' },
    charges_enabled: false,
    payouts_enabled: false,
    details_submitted: false,
    business_type: null,
    capabilities: { card_payments: 'inactive', transfers: 'inactive' },
    requirements: { disabled_reason: 'requirements.past_due', errors: [], pending_verification: [] },
    tos_acceptance: { date: null },
  })
  expect(account.controller).toMatchObject({
    fees: { payer: 'application_express' },
    stripe_dashboard: { type: 'express' },
  })
  expect(await stripe.accounts.retrieve(account.id)).toEqual(account)
})

test('makes an Express account of type none from `controller`', async ({ stripe }) => {
  const account = await stripe.accounts.create({
    controller: {
      losses: { payments: 'application' },
      fees: { payer: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
    },
    country: 'US',
    capabilities: both,
  })
  expect(account).toMatchObject({ type: 'none', controller: { fees: { payer: 'application' } } })
})

test.for<[string, Stripe.AccountCreateParams, RegExp | string, number?]>([
  ['an unsupported country', { type: 'express', country: 'XX' }, 'country_unsupported'],
  [
    'transfers alone in the US',
    { type: 'express', country: 'US', capabilities: { transfers: { requested: true } } },
    /transfers/,
  ],
  ['another kind of account', { type: 'standard', country: 'US' }, /Express accounts only/, 501],
  [
    'both spellings',
    { type: 'express', controller: { losses: { payments: 'application' } }, country: 'US' },
    /only specify one/,
  ],
  [
    'what is not built',
    { type: 'express', country: 'US', business_type: 'individual', individual: { id_number: '1' } },
    /does not take the parameter/,
    501,
  ],
  [
    'a recipient at home',
    { type: 'express', country: 'US', tos_acceptance: { service_agreement: 'recipient' } },
    /recipient ToS agreement is not supported/,
  ],
])('refuses %s', async ([_, params, told, statusCode = 400], { stripe }) => {
  const error = await refusal(stripe.accounts.create(params))
  expect(error).toMatchObject({ statusCode, rawType: 'invalid_request_error' })
  expect(typeof told === 'string' ? error.code : error.message).toMatch(told)
})

test('refuses unknown, missing and wrong parameters by name, nested ones too', async ({ local }) => {
  const ask = (form: string, path = '/v1/accounts') => post(local, path, form)
  expect(await ask('type=express&foo=1')).toMatchObject({ code: 'parameter_unknown', param: 'foo' })
  expect(await ask('type=express&capabilities[transfers][wanted]=1')).toMatchObject({
    code: 'parameter_unknown',
    message: 'Received unknown parameter: capabilities[transfers][wanted]',
  })
  expect(await ask('account=acct_1', '/v1/account_links')).toMatchObject({
    code: 'parameter_missing',
    message: 'Missing required param: type.',
  })
  expect(await ask('amount=ten&currency=usd', '/v1/payment_intents')).toMatchObject({
    code: 'parameter_invalid_integer',
    param: 'amount',
  })
  expect(await ask('type=expres')).toMatchObject({ param: 'type', message: expect.stringContaining('must be one of') })
})

test('shows an account to its platform only', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: both })
  const other = new Stripe('sk_test_another0123456789', local.sdk())
  for (const error of [
    await refusal(other.accounts.retrieve(id)),
    await refusal(stripe.accounts.retrieve('acct_no')),
  ]) {
    expect(error).toMatchObject({ statusCode: 403, code: 'account_invalid' })
    expect(error.message).toContain('Application access may have been revoked.')
  }
  expect((await other.accounts.list()).data).toEqual([])
})

test('has a platform account for each key', async ({ local, stripe }) => {
  const mine = await stripe.accounts.retrieveCurrent()
  const other = await new Stripe('sk_test_another0123456789', local.sdk()).accounts.retrieveCurrent()
  expect(mine.id).toMatch(/^acct_[A-Za-z0-9]{16}$/)
  expect(mine.id).not.toBe(other.id)
  expect(mine.country).toBe('US')
})

test('refuses a live key and another API version', async ({ local }) => {
  const live = new Stripe('sk_live_localstripe0123456789', local.sdk())
  expect(await refusal(live.accounts.list())).toMatchObject({ statusCode: 401 })
  const old = new Stripe(testKey, { ...local.sdk(), apiVersion: '2020-08-27' as never })
  expect((await refusal(old.accounts.list())).message).toContain('2026-10-28.endive')
})

test('lists accounts newest first, page by page, and by creation time', async ({ local }) => {
  const lister = new Stripe('sk_test_lister0123456789', local.sdk())
  const ids: string[] = []
  for (let count = 0; count < 5; count += 1) ids.unshift((await lister.accounts.create({ type: 'express' })).id)

  const first = await lister.accounts.list({ limit: 2 })
  expect(first).toMatchObject({ has_more: true, url: '/v1/accounts' })
  expect(first.data.map(({ id }) => id)).toEqual(ids.slice(0, 2))
  const next = await lister.accounts.list({ limit: 3, starting_after: ids[1] })
  expect(next).toMatchObject({ has_more: false })
  expect(next.data.map(({ id }) => id)).toEqual(ids.slice(2))
  const back = await lister.accounts.list({ limit: 2, ending_before: ids[3] })
  expect(back.data.map(({ id }) => id)).toEqual(ids.slice(1, 3))
  expect(back.has_more).toBe(true)

  const { created } = first.data[0] as Stripe.Account
  expect((await lister.accounts.list({ created: { gte: created as number } })).data.length).toBeGreaterThan(0)
  expect((await lister.accounts.list({ created: { gt: (created as number) + 60 } })).data).toEqual([])
  expect((await lister.accounts.list({ created: { lt: (created as number) - 60 } })).data).toEqual([])
  const all: string[] = []
  for await (const { id } of lister.accounts.list({ limit: 2 })) all.push(id)
  expect(all).toEqual(ids)
})

test('merges metadata, and drops a key with an empty value', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', metadata: { a: '1', b: '2' } })
  const updated = await stripe.accounts.update(id, { metadata: { b: '', c: '3' }, email: 'new@example.com' })
  expect(updated).toMatchObject({ metadata: { a: '1', c: '3' }, email: 'new@example.com' })
})

test('hides the business type once a link was made, and refuses it', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', business_type: 'individual' })
  expect((await stripe.accounts.retrieve(id)).business_type).toBe('individual')
  await stripe.accountLinks.create(linkTo(id))
  expect(await stripe.accounts.retrieve(id)).not.toHaveProperty('business_type')
  expect((await refusal(stripe.accounts.update(id, { business_type: 'company' }))).param).toBe('business_type')
})

test('refuses links as Stripe does', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express' })
  const update = await refusal(stripe.accountLinks.create({ ...linkTo(id), type: 'account_update' }))
  expect(update.message).toContain('Valid types for this account are ["account_onboarding"].')
  const nowhere = await refusal(stripe.accountLinks.create({ ...linkTo(id), return_url: 'nowhere' }))
  expect(nowhere).toMatchObject({ code: 'url_invalid', param: 'return_url' })
  const login = await refusal(stripe.accounts.createLoginLink(id))
  expect(login.message).toBe('Cannot create a login link for an account that has not completed onboarding.')
})

test('opens the dashboard once with a login link', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', email: 'me@example.com' })
  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true })
  const { url } = await stripe.accounts.createLoginLink(id)
  const dashboard = await fetch(url)
  expect(await dashboard.text()).toContain('me@example.com')
  expect((await fetch(url)).status).toBe(404)
})

test('deletes an account permanently', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', email: 'gone@example.com' })
  const link = await stripe.accountLinks.create(linkTo(id))
  await local.control('POST', `/accounts/${id}/facts`, { details_submitted: true })
  const login = await stripe.accounts.createLoginLink(id)
  expect(await stripe.accounts.del(id)).toEqual({ id, object: 'account', deleted: true })

  const asks = [stripe.accounts.retrieve(id), stripe.accounts.del(id), stripe.accountLinks.create(linkTo(id))]
  for (const gone of await Promise.all(asks.map(refusal))) {
    expect(gone).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  }
  const listed = await stripe.accounts.list({ limit: 100 })
  expect(listed.data.map((account) => account.id)).not.toContain(id)
  const away = await fetch(link.url, { redirect: 'manual' })
  expect([away.status, away.headers.get('location')]).toEqual([303, linkTo(id).refresh_url])
  const dashboard = await fetch(login.url)
  expect([dashboard.status, await dashboard.text()]).toEqual([404, expect.not.stringContaining('gone@example.com')])
  await expect(local.control('POST', `/accounts/${id}/facts`, { access: 'granted' })).rejects.toThrow('404')
  expect(await local.control('GET', `/accounts/${id}`)).toMatchObject({ access: 'closed' })
})

test('reads capabilities one by one', async ({ stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: both })
  const { data } = await stripe.accounts.listCapabilities(id)
  expect(data.map((capability) => capability.id).sort()).toEqual(['card_payments', 'transfers'])
  expect(await stripe.accounts.retrieveCapability(id, 'transfers')).toMatchObject({ status: 'inactive', account: id })
  const bare = await stripe.accounts.create({ type: 'express', country: 'US' })
  expect(bare.requirements?.disabled_reason).toBe('requirements.past_due')
  expect(await stripe.accounts.retrieveCapability(bare.id, 'transfers')).toMatchObject({ status: 'unrequested' })
})

test('refuses by name what Stripe has and this server lacks', async ({ stripe }) => {
  const error = await refusal(stripe.charges.search({ query: 'amount>100' }))
  expect(error.message).toBe('The local Stripe does not do GET /v1/charges/search yet.')
  expect((await refusal(stripe.customers.create({}))).message).toBe(
    'The local Stripe does not do POST /v1/customers yet.',
  )
  expect((await refusal(stripe.rawRequest('POST', '/v1/coaches'))).message).toBe(
    'Unrecognized request URL (POST: /v1/coaches).',
  )
})

function linkTo(account: string): Stripe.AccountLinkCreateParams {
  const home = 'http://localhost:3999'
  return { account, type: 'account_onboarding', refresh_url: `${home}/refresh`, return_url: `${home}/return` }
}

async function post(local: Started, path: string, body: string) {
  const headers = { authorization: `Bearer ${testKey}`, 'content-type': 'application/x-www-form-urlencoded' }
  const response = await fetch(`${local.url()}${path}`, { method: 'POST', headers, body })
  return ((await response.json()) as { error: Record<string, string> }).error
}
