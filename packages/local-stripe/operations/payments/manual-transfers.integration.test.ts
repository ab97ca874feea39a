import fc from 'fast-check'
import Stripe from 'stripe'
import { expect } from 'vitest'
import { balancesOf } from '../../testing/balances'
import { byCard } from '../../testing/by-card'
import { localStripeTest } from '../../testing/local-stripe-test'
import { refusedBy } from '../../testing/refusal'
import type { Started } from '../../testing/start'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('sends a charge on to several coaches, never more than there is of it', async ({ local }) => {
  const stripe = platformAlone(local, 'separate')
  const [one, other] = [await coach(local, stripe), await coach(local, stripe)]
  const charge = await pay(stripe)
  const send = (destination: string, amount: number) =>
    stripe.transfers.create({ amount, currency: 'usd', destination, source_transaction: charge })
  const sent = await send(one, 600)
  expect(sent).toMatchObject({
    amount: 600,
    destination: one,
    source_transaction: charge,
    transfer_group: `group_${charge}`,
    reversed: false,
  })
  const [payment] = (await stripe.charges.list({}, { stripeAccount: one })).data
  expect(payment).toMatchObject({ id: sent.destination_payment, amount: 600, source_transfer: sent.id })
  expect((await refusal(send(other, 401))).message).toContain('must not exceed the source amount of $10.00.')
  await send(other, 400)
  expect(await balances(stripe, one, other)).toEqual([1000 - 59 - 1000, 600, 400])
  const told = (await stripe.events.list({ type: 'transfer.created' })).data
  expect(told).toHaveLength(2)
})

test('sends no more than the platform’s balance without a charge, even at once', async ({ local }) => {
  const stripe = platformAlone(local, 'balance')
  const destination = await coach(local, stripe)
  await pay(stripe)
  const asked = Array.from({ length: 4 }, () =>
    stripe.transfers.create({
      amount: 400,
      currency: 'usd',
      description: 'A bonus',
      destination,
      metadata: { for: 'October' },
      transfer_group: 'bonus',
    }),
  )
  const settled = await Promise.allSettled(asked)
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason.code] : []))
  expect(refused).toEqual(['balance_insufficient', 'balance_insufficient'])
  const { data } = await stripe.transfers.list({ transfer_group: 'bonus' })
  expect(data[0]).toMatchObject({ description: 'A bonus', metadata: { for: 'October' }, source_transaction: null })
  expect(await balances(stripe, destination)).toEqual([941 - 800, 800])
})

test('reverses a transfer alone, as far as the coach still has it', async ({ local }) => {
  const stripe = platformAlone(local, 'reversals')
  const destination = await coach(local, stripe)
  await pay(stripe)
  const { id } = await stripe.transfers.create({ amount: 500, currency: 'usd', destination })
  const reversal = await stripe.transfers.createReversal(id, { amount: 200, metadata: { why: 'too much' } })
  expect(reversal).toMatchObject({ amount: 200, source_refund: null, transfer: id, metadata: { why: 'too much' } })
  expect(await stripe.transfers.retrieve(id)).toMatchObject({
    amount_reversed: 200,
    reversed: false,
    reversals: { data: [{ id: reversal.id }] },
  })
  const own = await stripe.refunds.list({}, { stripeAccount: destination })
  expect(own.data).toMatchObject([{ id: reversal.destination_payment_refund, amount: 200 }])
  expect(await balances(stripe, destination)).toEqual([941 - 300, 300])

  await stripe.transfers.createReversal(id)
  expect(await stripe.transfers.retrieve(id)).toMatchObject({ amount_reversed: 500, reversed: true })
  expect(await balances(stripe, destination)).toEqual([941, 0])
  expect((await refusal(stripe.transfers.createReversal(id))).message).toContain('already fully reversed')
})

test('cannot reverse alone what a coach no longer has', async ({ local }) => {
  const stripe = platformAlone(local, 'spent')
  const destination = await coach(local, stripe)
  const charge = await pay(stripe, { application_fee_amount: 900, transfer_data: { destination } })
  const transfer = String((await stripe.charges.retrieve(charge)).transfer)
  expect((await refusal(stripe.transfers.createReversal(transfer))).code).toBe('balance_insufficient')
  await stripe.transfers.createReversal(transfer, { amount: 100 })
  expect(await balances(stripe, destination)).toEqual([1000 - 59 - 1000 + 900 + 100, 0])
})

test('loses and makes no money in separate transfers and reversals', async ({ local }) => {
  const stripe = platformAlone(local, 'property')
  const coaches = [await coach(local, stripe), await coach(local, stripe)]
  const charges = [await pay(stripe), await pay(stripe), await pay(stripe)]
  const act = fc.record({
    coach: fc.nat(1),
    charge: fc.option(fc.nat(2), { nil: null }),
    amount: fc.integer({ min: 1, max: 700 }),
    back: fc.option(fc.integer({ min: 1, max: 700 }), { nil: null }),
  })
  const outcomes = new Set<string>()
  for (const { coach: place, charge, amount, back } of fc.sample(act, { numRuns: 40, seed: 20_261_125 })) {
    const source = charge === null ? {} : { source_transaction: charges[charge] }
    const asked = { amount, currency: 'usd', destination: coaches[place] ?? '', ...source }
    const sent = await stripe.transfers.create(asked).catch((error: Stripe.errors.StripeError) => error.message)
    outcomes.add(typeof sent === 'string' ? sent.slice(0, 12) : 'sent')
    if (typeof sent === 'string' || back === null) continue
    const reversed = await stripe.transfers
      .createReversal(sent.id, { amount: back })
      .catch((error: Stripe.errors.StripeError) => error.message)
    outcomes.add(typeof reversed === 'string' ? reversed.slice(0, 12) : 'reversed')
  }
  expect(outcomes.size).toBeGreaterThan(3)
  const held = await balances(stripe, ...coaches)
  expect(held.reduce((sum, amount) => sum + amount, 0)).toBe(3 * (1000 - 59))
  const transfers = await stripe.transfers.list({ limit: 100 }).autoPagingToArray({ limit: 1000 })
  for (const [place, destination] of coaches.entries()) {
    const own = transfers.filter((one) => one.destination === destination)
    expect(held[place + 1]).toBe(own.reduce((sum, one) => sum + one.amount - one.amount_reversed, 0))
  }
})

test('sends a payment on behalf of a coach abroad to them, if their card payments are active', async ({ local }) => {
  const stripe = platformAlone(local, 'behalf')
  const abroad = await coach(local, stripe, 'JP')
  const asked = { transfer_data: { destination: abroad } }
  expect((await refusal(stripe.paymentIntents.create({ ...usual, ...asked }))).message).toContain('located in JP')
  const held = { ...usual, ...asked, on_behalf_of: abroad, capture_method: 'manual' } as const
  const intent = await stripe.paymentIntents.create({ ...held, expand: ['latest_charge'] })
  expect(intent).toMatchObject({ on_behalf_of: abroad, latest_charge: { on_behalf_of: abroad } })
  const cards = (state: string) =>
    local.control('POST', `/accounts/${abroad}/facts`, { capabilities: { transfers: 'active', card_payments: state } })
  await cards('inactive')
  expect((await refusal(stripe.paymentIntents.capture(intent.id))).param).toBe('on_behalf_of')
  await cards('active')
  await stripe.paymentIntents.capture(intent.id)
  expect(await balances(stripe, abroad)).toEqual([-59, 1000])
})

const usual = {
  amount: 1000,
  currency: 'usd',
  ...byCard,
  capture_method: 'automatic',
} as const

/** A platform with its own books. */
function platformAlone(local: Started, name: string): Stripe {
  return new Stripe(`sk_test_transfers_${name}`, local.sdk())
}

async function coach(local: Started, stripe: Stripe, country = 'US'): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country, capabilities: requested })
  const capabilities = { transfers: 'active', card_payments: 'active' }
  await local.control('POST', `/accounts/${id}/facts`, { capabilities })
  return id
}

/** Returns the charge's id. */
async function pay(stripe: Stripe, change: Partial<Stripe.PaymentIntentCreateParams> = {}): Promise<string> {
  const { latest_charge } = await stripe.paymentIntents.create({ ...usual, ...change })
  return String(latest_charge)
}

/** Balances in cents: the platform, then its accounts. */
async function balances(stripe: Stripe, ...accounts: string[]): Promise<number[]> {
  const found = await Promise.all([undefined, ...accounts].map((account) => balancesOf(stripe, account)))
  return found.map(({ usd = 0 }) => usd)
}
