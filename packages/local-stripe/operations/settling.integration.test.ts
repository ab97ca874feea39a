import type Stripe from 'stripe'
import { expect } from 'vitest'
import { balancesOf } from '../testing/balances'
import { byCard } from '../testing/by-card'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import type { Started } from '../testing/start'

let platforms = 0
const test = localStripeTest({ settleSeconds: 3600 })
  .extend('key', () => {
    platforms += 1
    return `sk_test_settling_${platforms}`
  })
  .extend('stripe', ({ local, key }) => stripeAt(local, key))
  .extend('destination', { auto: true }, ({ local, stripe }) => coach(local, stripe))

test('settles an asynchronous capture after the answer, with an event', async ({ local, stripe, destination }) => {
  const paid = await pay(stripe, destination)
  expect(paid).toMatchObject({ status: 'succeeded', capture_method: 'automatic_async', amount_received: 1000 })
  const charge = paid.latest_charge as Stripe.Charge
  const nothingYet = { balance_transaction: null, application_fee: null }
  expect(charge).toMatchObject({ captured: true, amount_captured: 1000, ...nothingYet })
  expect(charge).not.toHaveProperty('transfer')
  expect(await told(stripe)).toEqual(['payment_intent.created', 'charge.succeeded', 'payment_intent.succeeded'])
  expect((await stripe.transfers.list()).data).toEqual([])
  expect([await balance(stripe), await balance(stripe, destination)]).toEqual([0, 0])

  await hour(local)
  expect((await told(stripe)).slice(3)).toEqual(['transfer.created', 'application_fee.created', 'charge.updated'])
  const { data } = await stripe.events.list({ type: 'charge.updated' })
  const before = { balance_transaction: null, application_fee: null, transfer: null }
  expect(data[0]?.data.previous_attributes).toEqual(before)
  expect(data[0]?.request).toEqual({ id: null, idempotency_key: null })
  expect(await stripe.charges.retrieve(charge.id)).toMatchObject({
    balance_transaction: expect.stringMatching(/^txn_/),
    application_fee: expect.stringMatching(/^fee_/),
    transfer: expect.stringMatching(/^tr_/),
  })
  expect([await balance(stripe), await balance(stripe, destination)]).toEqual([1000 - 59 - 900, 900])
  await hour(local)
  expect(await told(stripe)).toHaveLength(6)
})

test('settles an immediate or manual capture with the answer', async ({ stripe, destination }) => {
  const atOnce = await pay(stripe, destination, { capture_method: 'automatic' })
  expect((atOnce.latest_charge as Stripe.Charge).transfer).toMatch(/^tr_/)
  const held = await pay(stripe, destination, { capture_method: 'manual' })
  const { latest_charge } = await stripe.paymentIntents.capture(held.id, { expand: ['latest_charge'] })
  expect((latest_charge as Stripe.Charge).balance_transaction).toMatch(/^txn_/)
  expect(await balance(stripe, destination)).toBe(2 * 900)
  expect((await stripe.events.list({ type: 'charge.updated' })).data).toEqual([])
})

test('lets the capture method change until confirmation, not after', async ({ stripe, destination }) => {
  const asked = { confirm: false, payment_method: undefined, capture_method: 'automatic' } as const
  const confirming = { payment_method: 'pm_card_visa', expand: ['latest_charge'] }
  const confirmed = await pay(stripe, destination, asked)
  const later = await stripe.paymentIntents.confirm(confirmed.id, { ...confirming, capture_method: 'automatic_async' })
  expect(later).toMatchObject({ capture_method: 'automatic_async', latest_charge: { balance_transaction: null } })
  const changed = await pay(stripe, destination, { ...asked, capture_method: 'automatic_async' })
  await stripe.paymentIntents.update(changed.id, { capture_method: 'automatic' })
  const atOnce = await stripe.paymentIntents.confirm(changed.id, confirming)
  expect((atOnce.latest_charge as Stripe.Charge).balance_transaction).toMatch(/^txn_/)
  await expect(stripe.paymentIntents.update(changed.id, { capture_method: 'manual' })).rejects.toMatchObject({
    code: 'payment_intent_unexpected_state',
    param: 'capture_method',
  })
})

test('settles a payment before its refund', async ({ local, stripe, destination }) => {
  const { id } = await pay(stripe, destination)
  await stripe.refunds.create({ payment_intent: id, reverse_transfer: true, refund_application_fee: true })
  expect((await told(stripe)).slice(3, 7)).toEqual([
    'transfer.created',
    'application_fee.created',
    'charge.updated',
    'refund.created',
  ])
  expect([await balance(stripe), await balance(stripe, destination)]).toEqual([-59, 0])
  await hour(local)
  expect([await balance(stripe), await balance(stripe, destination)]).toEqual([-59, 0])
})

test('settles a payment before its dispute', async ({ local, stripe, destination }) => {
  const { id } = await pay(stripe, destination)
  await local.control('POST', `/payments/${id}/dispute`, {})
  expect([await balance(stripe), await balance(stripe, destination)]).toEqual([1000 - 59 - 900 - 1000 - 1500, 900])
  await hour(local)
  expect(await balance(stripe, destination)).toBe(900)
})

test('holds settlement across time and restarts until released', async ({ local, key, stripe, destination }) => {
  await local.control('POST', '/settling', { held: true })
  await pay(stripe, destination)
  await hour(local)
  await local.restart()
  expect(await local.control('GET', '/settling')).toEqual({ held: true })
  const again = stripeAt(local, key)
  expect(await balance(again, destination)).toBe(0)
  await local.control('POST', '/settling', { held: false })
  await expect.poll(() => balance(again, destination)).toBe(900)
  expect((await again.transfers.list()).data).toHaveLength(1)
})

test('settles one payment early by hand, once', async ({ local, stripe, destination }) => {
  const [one, other] = [await pay(stripe, destination), await pay(stripe, destination)]
  expect(await local.control('POST', `/payments/${one.id}/settle`)).toMatchObject({ payment_intent: one.id })
  expect(await balance(stripe, destination)).toBe(900)
  await local.control('POST', `/payments/${one.id}/settle`)
  expect(await balance(stripe, destination)).toBe(900)
  await expect(local.control('POST', '/payments/pi_nobody/settle')).rejects.toThrow('404')

  const page = `${local.url()}/control/payments/${other.id}`
  expect(await (await fetch(page)).text()).toContain('Settle it now')
  expect((await fetch(`${page}/settle-now`, { method: 'POST', redirect: 'manual' })).status).toBe(303)
  expect(await (await fetch(page)).text()).not.toContain('Settle it now')
  expect(await balance(stripe, destination)).toBe(2 * 900)
})

async function coach(local: Started, stripe: Stripe): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: requested })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  return id
}

function pay(
  stripe: Stripe,
  destination: string,
  change: Partial<Stripe.PaymentIntentCreateParams> = {},
): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    ...byCard,
    application_fee_amount: 100,
    transfer_data: { destination },
    expand: ['latest_charge'],
    ...change,
  })
}

async function hour(local: Started): Promise<void> {
  await local.control('POST', '/clock', { advance: 3600 })
}

async function told(stripe: Stripe): Promise<string[]> {
  return (await stripe.events.list({ limit: 100 })).data.map(({ type }) => type).reverse()
}

async function balance(stripe: Stripe, account?: string): Promise<number> {
  return (await balancesOf(stripe, account)).usd ?? 0
}
