import Stripe from 'stripe'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { refusedBy } from '../testing/refusal'
import { type Started, startLocalStripe, testKey } from '../testing/start'

const refusal = refusedBy(Stripe.errors.StripeError)

let local: Started
let stripe: Stripe
beforeAll(async () => {
  local = await startLocalStripe()
  stripe = new Stripe(testKey, local.sdk())
})
afterEach(() => expect(local.findings).toEqual([]))
afterAll(() => local.close())

test('a charge for a ready coach waits for a payment method, with the fee on it', async () => {
  const destination = await coachIn('DE')
  const intent = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'EUR',
    application_fee_amount: 500,
    automatic_payment_methods: { enabled: true },
    transfer_data: { destination },
    metadata: { reference: 'r1' },
  })
  expect(intent).toMatchObject({
    status: 'requires_payment_method',
    amount: 5000,
    currency: 'eur',
    application_fee_amount: 500,
    transfer_data: { destination },
    metadata: { reference: 'r1' },
  })
  expect(intent.client_secret).toContain(`${intent.id}_secret_`)
  expect(await stripe.paymentIntents.retrieve(intent.id)).toEqual(intent)
})

test('an unknown destination is refused', async () => {
  expect(await refused({ transfer_data: { destination: 'acct_nobody' } })).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    message: "No such destination: 'acct_nobody'",
    param: 'transfer_data[destination]',
  })
})

test('a destination without transfers is refused', async () => {
  const destination = await coachIn('US', { transfers: 'inactive' })
  expect(await refused({ transfer_data: { destination } })).toMatchObject({
    statusCode: 400,
    code: 'insufficient_capabilities_for_transfer',
  })
})

test('a destination outside the region is refused although it is ready', async () => {
  const destination = await coachIn('JP')
  expect((await refused({ transfer_data: { destination } })).message).toContain(
    "Funds can't be sent to accounts located in JP",
  )
})

test.each([
  [49, 'usd'],
  [29, 'gbp'],
  [199, 'aed'],
  [1499, 'czk'],
])('%i %s is too small', async (amount, currency) => {
  expect(await refused({ amount, currency })).toMatchObject({ code: 'amount_too_small', param: 'amount' })
  const least = await stripe.paymentIntents.create({ amount: amount + 1, currency })
  expect(least.amount).toBe(amount + 1)
})

test('a fee above the amount, beside transfer_data[amount] or without a destination is refused', async () => {
  const destination = await coachIn('US')
  expect(await refused({ application_fee_amount: 5001, transfer_data: { destination } })).toMatchObject(feeRefused)
  expect(await refused({ application_fee_amount: 10, transfer_data: { destination, amount: 9 } })).toMatchObject(
    feeRefused,
  )
  expect(await refused({ application_fee_amount: 10 })).toMatchObject(feeRefused)
})

const feeRefused = { statusCode: 400, param: 'application_fee_amount' }

async function coachIn(country: string, capabilities: Record<string, string> = {}): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country, capabilities: requested })
  const active = { card_payments: 'active', transfers: 'active', ...capabilities }
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: true, capabilities: active })
  return id
}

async function refused(change: Partial<Stripe.PaymentIntentCreateParams>): Promise<Stripe.errors.StripeError> {
  return refusal(stripe.paymentIntents.create({ amount: 5000, currency: 'usd', ...change }))
}
