import type Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'

const test = localStripeTest().extend('account', { scope: 'file' }, async ({ local }) => {
  const both = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripeAt(local).accounts.create({ type: 'express', country: 'US', capabilities: both })
  const body = new URLSearchParams({ act: 'ready' })
  await fetch(`${local.url()}/control/accounts/${id}`, { method: 'POST', body, redirect: 'manual' })
  return id
})

test('returns an object for an id on request, alone and in lists', async ({ stripe, account }) => {
  const whole = await stripe.accounts.retrieve(account)
  const one = await stripe.accounts.retrieveCapability(account, 'transfers', { expand: ['account'] })
  expect(one.account).toEqual(whole)
  const listed = await stripe.accounts.listCapabilities(account, { expand: ['data.account'] })
  expect(listed.data.map(({ account: expanded }) => expanded)).toEqual([whole, whole])
  expect((await stripe.accounts.retrieveCapability(account, 'transfers')).account).toBe(account)
})

test('expands what is behind an expanded object', async ({ stripe, account }) => {
  const deep = await stripe.accounts.retrieveCapability(account, 'transfers', {
    expand: ['account.external_accounts.data.account'],
  })
  expect((deep.account as Stripe.Account).external_accounts?.data).toMatchObject([{ account: { id: account } }])
})

test('returns a change expanded, and again when repeated', async ({ stripe, account }) => {
  const asked = { amount: 1000, currency: 'usd', transfer_data: { destination: account } }
  const expand = ['transfer_data.destination', 'customer']
  const make = () => stripe.paymentIntents.create({ ...asked, expand }, { idempotencyKey: 'expanded' })
  const made = await make()
  expect(made.transfer_data?.destination).toMatchObject({ id: account, object: 'account' })
  expect(await make()).toEqual(made)
})

test('keeps a deleted account’s id', async ({ local, stripe }) => {
  const { id } = await stripe.accounts.create({ type: 'express' })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  const asked = { amount: 1000, currency: 'usd', transfer_data: { destination: id } }
  const { id: intent } = await stripe.paymentIntents.create(asked)
  await stripe.accounts.del(id)
  const { transfer_data } = await stripe.paymentIntents.retrieve(intent, { expand: ['transfer_data.destination'] })
  expect(transfer_data?.destination).toBe(id)
})

test.for<[string[], string]>([
  [['metadata'], 'This property cannot be expanded (metadata).'],
  [['nothing.more'], 'This property cannot be expanded (nothing).'],
  [['data'], 'This property cannot be expanded (data).'],
  [['external_accounts.data.account.a.b'], 'You cannot expand more than 4 levels of a property.'],
])('refuses expanding %s', async ([expand, message], { stripe, account }) => {
  const refused = stripe.accounts.retrieve(account, { expand })
  await expect(refused).rejects.toMatchObject({ statusCode: 400, param: 'expand', message })
})

test('refuses to expand a list beside its data, and says how', async ({ stripe, account }) => {
  await expect(stripe.accounts.listCapabilities(account, { expand: ['account'] })).rejects.toThrow(
    "This property cannot be expanded (account). You may want to try expanding 'data.account' instead.",
  )
})

test('changes nothing when it refuses to expand', async ({ stripe, account }) => {
  const refused = stripe.accounts.update(account, { email: 'new@example.com', expand: ['email'] })
  await expect(refused).rejects.toMatchObject({ param: 'expand' })
  expect((await stripe.accounts.retrieve(account)).email).toBeNull()
})
