import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { refusedBy } from '../../testing/refusal'
import type { Started } from '../../testing/start'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('lets a charge for a ready coach wait for a payment method, with its fee', async ({ local, stripe }) => {
  const destination = await coachIn(local, stripe, 'DE')
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

test('refuses an unknown destination', async ({ stripe }) => {
  expect(await refused(stripe, { transfer_data: { destination: 'acct_nobody' } })).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    message: "No such destination: 'acct_nobody'",
    param: 'transfer_data[destination]',
  })
})

test('refuses a destination without transfers', async ({ local, stripe }) => {
  const destination = await coachIn(local, stripe, 'US', { transfers: 'inactive' })
  expect(await refused(stripe, { transfer_data: { destination } })).toMatchObject({
    statusCode: 400,
    code: 'insufficient_capabilities_for_transfer',
  })
})

test('refuses a ready destination outside the region', async ({ local, stripe }) => {
  const destination = await coachIn(local, stripe, 'JP')
  expect((await refused(stripe, { transfer_data: { destination } })).message).toContain(
    "Funds can't be sent to accounts located in JP",
  )
})

test.for<[number, string]>([
  [49, 'usd'],
  [29, 'gbp'],
  [199, 'aed'],
  [1499, 'czk'],
])('refuses %i %s as too small', async ([amount, currency], { stripe }) => {
  expect(await refused(stripe, { amount, currency })).toMatchObject({ code: 'amount_too_small', param: 'amount' })
  const least = await stripe.paymentIntents.create({ amount: amount + 1, currency })
  expect(least.amount).toBe(amount + 1)
})

test('refuses a fee above the amount, beside transfer_data[amount] or without a destination', async ({
  local,
  stripe,
}) => {
  const destination = await coachIn(local, stripe, 'US')
  expect(await refused(stripe, { application_fee_amount: 5001, transfer_data: { destination } })).toMatchObject(
    feeRefused,
  )
  expect(
    await refused(stripe, { application_fee_amount: 10, transfer_data: { destination, amount: 9 } }),
  ).toMatchObject(feeRefused)
  expect(await refused(stripe, { application_fee_amount: 10 })).toMatchObject(feeRefused)
})

const feeRefused = { statusCode: 400, param: 'application_fee_amount' }

test('changes a payment until it is paid, and checks its parts together', async ({ local, stripe }) => {
  const transfer_data = { destination: await coachIn(local, stripe, 'US') }
  const asked = { amount: 5000, currency: 'usd', application_fee_amount: 500, metadata: { kept: 'yes', gone: 'yes' } }
  const { id } = await stripe.paymentIntents.create({ ...asked, transfer_data })
  const less = refusal(stripe.paymentIntents.update(id, { amount: 400 }))
  expect(await less).toMatchObject({ param: 'application_fee_amount', statusCode: 400 })
  expect(await refusal(stripe.paymentIntents.update(id, { amount: 49 }))).toMatchObject({ code: 'amount_too_small' })
  const part = refusal(stripe.paymentIntents.update(id, { transfer_data: { amount: 300 } }))
  expect(await part).toMatchObject({ param: 'application_fee_amount' })

  const changed = await stripe.paymentIntents.update(id, {
    amount: 400,
    currency: 'EUR',
    application_fee_amount: '',
    description: 'A lesson',
    metadata: { gone: '' },
    transfer_data: { amount: 300 },
    transfer_group: 'lessons',
  })
  expect(changed).toMatchObject({
    amount: 400,
    currency: 'eur',
    application_fee_amount: null,
    description: 'A lesson',
    metadata: { kept: 'yes' },
    status: 'requires_payment_method',
    transfer_data: { ...transfer_data, amount: 300 },
    transfer_group: 'lessons',
  })
  expect(changed.metadata).not.toHaveProperty('gone')
  expect(await stripe.paymentIntents.retrieve(id)).toEqual(changed)

  const ready = await stripe.paymentIntents.update(id, { payment_method: 'pm_card_visa' })
  expect(ready).toMatchObject({ status: 'requires_confirmation', payment_method: expect.stringMatching(/^pm_/) })
  const paid = await stripe.paymentIntents.confirm(id, { return_url: 'http://localhost:3999/' })
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 400, currency: 'eur' })
  expect(await refusal(stripe.paymentIntents.update(id, { amount: 500 }))).toMatchObject({
    code: 'payment_intent_unexpected_state',
    payment_intent: { id, status: 'succeeded' },
  })
  const noted = await stripe.paymentIntents.update(id, { description: 'Paid', metadata: { paid: 'yes' } })
  expect(noted).toMatchObject({ description: 'Paid', metadata: { kept: 'yes', paid: 'yes' }, status: 'succeeded' })
})

test('confirms a payment waiting for 3-D Secure again once its amount changes', async ({ stripe }) => {
  const asked = { amount: 5000, currency: 'usd', confirm: true, payment_method: 'pm_card_threeDSecure2Required' }
  const { id } = await stripe.paymentIntents.create({ ...asked, return_url: 'http://localhost:3999/' })
  const noted = await stripe.paymentIntents.update(id, { metadata: { noted: 'yes' } })
  expect(noted).toMatchObject({ status: 'requires_action', next_action: { type: 'redirect_to_url' } })
  const changed = await stripe.paymentIntents.update(id, { amount: 6000 })
  expect(changed).toMatchObject({ status: 'requires_confirmation', next_action: null, amount: 6000 })
})

test('lets the fee of a held payment change', async ({ local, stripe }) => {
  const held = await stripe.paymentIntents.create({
    amount: 5000,
    currency: 'usd',
    application_fee_amount: 500,
    capture_method: 'manual',
    confirm: true,
    payment_method: 'pm_card_visa',
    return_url: 'http://localhost:3999/',
    transfer_data: { destination: await coachIn(local, stripe, 'US') },
  })
  await stripe.paymentIntents.update(held.id, { application_fee_amount: 700 })
  const { latest_charge } = await stripe.paymentIntents.capture(held.id, { expand: ['latest_charge.application_fee'] })
  expect(latest_charge).toMatchObject({ application_fee_amount: 700, application_fee: { amount: 700 } })
})

async function coachIn(
  local: Started,
  stripe: Stripe,
  country: string,
  capabilities: Record<string, string> = {},
): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country, capabilities: requested })
  const active = { card_payments: 'active', transfers: 'active', ...capabilities }
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: true, capabilities: active })
  return id
}

async function refused(
  stripe: Stripe,
  change: Partial<Stripe.PaymentIntentCreateParams>,
): Promise<Stripe.errors.StripeError> {
  return refusal(stripe.paymentIntents.create({ amount: 5000, currency: 'usd', ...change }))
}
