import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import { refusedBy } from '../testing/refusal'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest().extend('account', { scope: 'file' }, async ({ local }) => {
  const both = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripeAt(local).accounts.create({ type: 'express', country: 'DE', capabilities: both })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: true })
  return id
})

test('reads a connected account’s events by acting for it', async ({ stripe, account }) => {
  expect((await stripe.events.list()).data).toEqual([])
  const { data } = await stripe.events.list({}, { stripeAccount: account })
  expect(data.map(({ type }) => type)).toEqual(['account.updated', 'capability.updated', 'account.updated'])
  const [newest] = data as [Stripe.Event]
  expect(newest).toMatchObject({ account, data: { object: { id: account, payouts_enabled: true } } })
  expect(await stripe.events.retrieve(newest.id, {}, { stripeAccount: account })).toEqual(newest)
  expect(await refusal(stripe.events.retrieve(newest.id))).toMatchObject({ statusCode: 404, code: 'resource_missing' })
})

test('lists events by one type, several, a group and creation time', async ({ local, stripe, account }) => {
  const listed = async (params: Stripe.EventListParams) =>
    (await stripe.events.list(params, { stripeAccount: account })).data.map(({ type }) => type)
  expect(await listed({ type: 'capability.updated' })).toEqual(['capability.updated'])
  expect(await listed({ type: 'account.*' })).toEqual(['account.updated', 'account.updated'])
  expect(await listed({ types: ['capability.updated', 'person.created'] })).toEqual(['capability.updated'])
  expect((await refusal(stripe.events.list({ type: 'account.*', types: ['person.created'] }))).message).toBe(
    'You may only specify one of these parameters: type, types.',
  )
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  expect(await listed({ created: { gt: now + 60 } })).toEqual([])
  expect(await listed({ created: { lte: now } })).toHaveLength(3)
})

test('lists events by whether every endpoint took them', async ({ local, stripe, listener }) => {
  const { id } = await stripe.accounts.create({ type: 'express' })
  const enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ['account.updated']
  await stripe.webhookEndpoints.create({ url: listener.url, enabled_events, connect: true })
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: true })
  const delivered = async (delivery_success: boolean) =>
    (await stripe.events.list({ delivery_success }, { stripeAccount: id })).data
  await expect.poll(async () => (await delivered(true)).map(({ pending_webhooks }) => pending_webhooks)).toEqual([0])
  expect(await delivered(false)).toEqual([])
  listener.answerWith(500)
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: false })
  expect((await delivered(false)).map(({ pending_webhooks }) => pending_webhooks)).toEqual([1])
  expect(await delivered(true)).toHaveLength(1)
})

test('reads a connected account and its balance by acting for it', async ({ stripe, account }) => {
  const as = { stripeAccount: account }
  const current = await stripe.accounts.retrieveCurrent({}, as)
  expect(current).toMatchObject({ id: account, object: 'account', country: 'DE' })
  expect(current.lastResponse.stripeAccount).toBe(account)
  expect((await stripe.accounts.retrieve(account, {}, as)).id).toBe(account)
  expect((await stripe.balance.retrieve({}, as)).available).toEqual([
    { amount: 0, currency: 'eur', source_types: { card: 0 } },
  ])
  expect((await stripe.balance.retrieve()).available).toMatchObject([{ amount: 0, currency: 'usd' }])
  const other = await stripe.accounts.create({ type: 'express' })
  expect((await refusal(stripe.accounts.retrieve(other.id, {}, as))).code).toBe('account_invalid')
})

test('refuses acting for an account elsewhere, for a stranger and after it closed', async ({ stripe, account }) => {
  const elsewhere = await refusal(stripe.accounts.list({}, { stripeAccount: account }))
  expect(elsewhere.message).toContain('GET /v1/accounts for a connected account (Stripe-Account)')
  const { id } = await stripe.accounts.create({ type: 'express' })
  await stripe.accounts.del(id)
  for (const stranger of [id, 'acct_nobody']) {
    const error = await refusal(stripe.balance.retrieve({}, { stripeAccount: stranger }))
    expect(error).toMatchObject({ statusCode: 403, code: 'account_invalid' })
  }
  const own = await stripe.accounts.retrieveCurrent()
  expect((await stripe.accounts.list({ limit: 1 }, { stripeAccount: own.id })).data).toHaveLength(1)
})

test('pages 1 to 100 objects with one known cursor', async ({ stripe }) => {
  for (const limit of [0, -1, 101]) {
    const error = await refusal(stripe.events.list({ limit }))
    expect(error).toMatchObject({ statusCode: 400, code: 'parameter_invalid_integer', param: 'limit' })
  }
  expect((await stripe.events.list({ limit: 100 })).object).toBe('list')
  const cursors = { starting_after: 'evt_1', ending_before: 'evt_2' }
  expect((await refusal(stripe.events.list(cursors))).message).toContain('ending_before, starting_after')
  for (const param of ['starting_after', 'ending_before']) {
    expect(await refusal(stripe.events.list({ [param]: 'evt_no' }))).toMatchObject({
      statusCode: 400,
      code: 'resource_missing',
      param,
    })
  }
})

test('lists events for 30 days', async ({ local, stripe, account }) => {
  const { data } = await stripe.events.list({}, { stripeAccount: account })
  await local.control('POST', '/clock', { advance: 31 * 86_400 })
  expect((await stripe.events.list({}, { stripeAccount: account })).data).toEqual([])
  const late = stripe.events.retrieve(data[0]?.id ?? '', {}, { stripeAccount: account })
  expect((await refusal(late)).code).toBe('resource_missing')
})
