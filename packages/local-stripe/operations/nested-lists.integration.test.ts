import Stripe from 'stripe'
import { expect } from 'vitest'
import { byCard } from '../testing/by-card'
import { localStripeTest, stripeAt } from '../testing/local-stripe-test'
import { refusedBy } from '../testing/refusal'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()
  .extend('destination', { scope: 'file' }, async ({ local }) => {
    const requested = { card_payments: { requested: true }, transfers: { requested: true } }
    const account = { type: 'express', country: 'US', capabilities: requested } as const
    const { id } = await stripeAt(local).accounts.create(account)
    await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
    return id
  })
  .extend('paid', { scope: 'file' }, ({ local, destination }) => pay(stripeAt(local), destination))
  .extend('charge', { scope: 'file' }, ({ paid }) => paid.id)
  .extend('transfer', { scope: 'file' }, ({ paid }) => String(paid.transfer))
  .extend('fee', { scope: 'file' }, ({ paid }) => String(paid.application_fee))
  // Newest first.
  .extend('refunds', { scope: 'file', auto: true }, async ({ local, charge }) => {
    const back = { charge, amount: 10, reverse_transfer: true, refund_application_fee: true }
    const refunds: Stripe.Refund[] = []
    for (let count = 0; count < 12; count += 1) refunds.unshift(await stripeAt(local).refunds.create(back))
    return refunds
  })
/** Newest first. */

test('shows the last ten of a nested list, and that there are more', async ({ stripe, charge, refunds }) => {
  const shown = await stripe.charges.retrieve(charge, { expand: ['refunds', 'transfer', 'application_fee'] })
  const reversals = (shown.transfer as Stripe.Transfer).reversals
  const returned = (shown.application_fee as Stripe.ApplicationFee).refunds
  for (const list of [shown.refunds, reversals, returned]) {
    expect([list?.data.length, list?.has_more]).toEqual([10, true])
  }
  const last = refunds.slice(0, 10).map(({ id }) => id)
  expect(reversals.data.map(({ source_refund }) => source_refund)).toEqual(last)
})

test('reads a nested list to its end, page by page', async ({ stripe, charge, transfer, fee, refunds }) => {
  const all = refunds.map(({ transfer_reversal }) => transfer_reversal)
  const first = await stripe.transfers.listReversals(transfer, { limit: 5 })
  expect([first.data.map(({ id }) => id), first.has_more]).toEqual([all.slice(0, 5), true])
  expect(first.url).toBe(`/v1/transfers/${transfer}/reversals`)
  const reversals = await stripe.transfers.listReversals(transfer, { limit: 5 }).autoPagingToArray({ limit: 50 })
  expect(reversals.map(({ id }) => id)).toEqual(all)
  const returned = await stripe.applicationFees.listRefunds(fee, { limit: 5 }).autoPagingToArray({ limit: 50 })
  expect(returned.map(({ amount }) => amount)).toEqual(Array(12).fill(1))
  const followed = (await stripe.charges.retrieve(charge, { expand: ['refunds'] })).refunds?.url ?? ''
  const raw = await stripe.rawRequest('GET', `${followed}?limit=100`)
  expect((raw as unknown as { data: { id: string }[] }).data.map(({ id }) => id)).toEqual(refunds.map(({ id }) => id))
})

test('retrieves one of a nested list under its own owner only', async ({
  local,
  stripe,
  destination,
  transfer,
  fee,
  refunds,
}) => {
  const reversal = String(refunds[0]?.transfer_reversal)
  expect(await stripe.transfers.retrieveReversal(transfer, reversal)).toMatchObject({
    id: reversal,
    source_refund: refunds[0]?.id,
  })
  const { data } = await stripe.applicationFees.listRefunds(fee)
  expect(await stripe.applicationFees.retrieveRefund(fee, data[0]?.id ?? '')).toEqual(data[0])
  const other = await pay(stripe, destination)
  const missing = { statusCode: 404, code: 'resource_missing' }
  expect(await refusal(stripe.transfers.retrieveReversal(String(other.transfer), reversal))).toMatchObject(missing)
  expect(await refusal(stripe.transfers.listReversals('tr_nobody'))).toMatchObject(missing)
  expect(await refusal(stripe.applicationFees.retrieveRefund(fee, 'fr_nobody'))).toMatchObject(missing)
  const elsewhere = new Stripe('sk_test_lists_elsewhere', local.sdk())
  expect(await refusal(elsewhere.transfers.listReversals(transfer))).toMatchObject(missing)
})

test('shows a coach’s reversal as a refund in their books only', async ({ stripe, destination, transfer, refunds }) => {
  const asCoach = { stripeAccount: destination }
  const mine = await stripe.refunds.list({ limit: 100 }, asCoach)
  expect(mine.data).toHaveLength(12)
  const [given] = mine.data
  const payment = (await stripe.transfers.retrieve(transfer)).destination_payment
  expect(given).toMatchObject({
    amount: 10,
    charge: payment,
    status: 'succeeded',
    source_transfer_reversal: refunds[0]?.transfer_reversal,
    transfer_reversal: null,
  })
  expect(given?.id).toMatch(/^pyr_/)
  expect(await stripe.refunds.retrieve(given?.id ?? '', {}, asCoach)).toEqual(given)
  const line = await stripe.balanceTransactions.retrieve(
    String(given?.balance_transaction),
    { expand: ['source'] },
    asCoach,
  )
  expect(line).toMatchObject({ type: 'payment_refund', amount: -10, source: given })
  const reversal = await stripe.refunds.retrieve(refunds[0]?.id ?? '', {
    expand: ['transfer_reversal.destination_payment_refund'],
  })
  expect(reversal.transfer_reversal).toMatchObject({ destination_payment_refund: given })
  const shown = await stripe.charges.retrieve(String(payment), { expand: ['refunds'] }, asCoach)
  expect(shown).toMatchObject({ amount_refunded: 120, refunded: false, refunds: { has_more: true } })

  const platforms = await stripe.refunds.list({ limit: 100 })
  expect(platforms.data.map(({ id }) => id)).toEqual(refunds.map(({ id }) => id))
  expect((await refusal(stripe.refunds.retrieve(given?.id ?? ''))).code).toBe('resource_missing')
  expect((await refusal(stripe.refunds.retrieve(refunds[0]?.id ?? '', {}, asCoach))).code).toBe('resource_missing')
})

test('involves no bank in a coach’s reversals and transfers', async ({ local, stripe, destination }) => {
  const asCoach = { stripeAccount: destination }
  const [given] = (await stripe.refunds.list({}, asCoach)).data
  const failing = local.control('POST', `/refunds/${given?.id}/settle`, { outcome: 'failed' })
  await expect(failing).rejects.toThrow('404')
  await expect(local.control('POST', `/payments/${given?.charge}/dispute`, {})).rejects.toThrow('404')
  expect(await stripe.refunds.retrieve(given?.id ?? '', {}, asCoach)).toEqual(given)
})

test('accepts no cursor of another list', async ({ stripe, destination, charge }) => {
  const [payment] = (await stripe.charges.list({}, { stripeAccount: destination })).data
  const [given] = (await stripe.refunds.list({}, { stripeAccount: destination })).data
  const missing = { statusCode: 400, param: 'starting_after' }
  expect(await refusal(stripe.charges.list({ starting_after: payment?.id }))).toMatchObject(missing)
  expect(await refusal(stripe.refunds.list({ starting_after: given?.id }))).toMatchObject(missing)
  const asCoach = { stripeAccount: destination }
  expect(await refusal(stripe.charges.list({ starting_after: charge }, asCoach))).toMatchObject(missing)
})

test('refuses searching by name, and does not take it for an id', async ({ stripe }) => {
  const query = 'amount>1'
  const name = (path: string) => `The local Stripe does not do GET ${path}/search yet.`
  expect((await refusal(stripe.paymentIntents.search({ query }))).message).toBe(name('/v1/payment_intents'))
  expect((await refusal(stripe.charges.search({ query }))).message).toBe(name('/v1/charges'))
})

async function pay(stripe: Stripe, destination: string): Promise<Stripe.Charge> {
  const { latest_charge } = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    ...byCard,
    capture_method: 'automatic',
    application_fee_amount: 100,
    transfer_data: { destination },
    expand: ['latest_charge'],
  })
  return latest_charge as Stripe.Charge
}
