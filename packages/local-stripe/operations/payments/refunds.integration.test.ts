import Stripe from 'stripe'
import { expect } from 'vitest'
import { OurClient } from '../../store/client'
import { balancesOf } from '../../testing/balances'
import { byCard } from '../../testing/by-card'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest({ checkSeconds: 60 })

test('returns a late failed refund to the platform, which may refund again', async ({ local }) => {
  let stripe = platform(local, 'fails')
  const to = await coach(local, stripe)
  const { id, latest_charge } = await pay(stripe, 'pm_card_refundFail', to)
  const given = await stripe.refunds.create({ payment_intent: id, amount: 600, ...both })
  expect(given.status).toBe('succeeded')
  expect(await balances(stripe, to)).toEqual([1000 - 59 - 1000 + 100 - 600 + 600 - 60, 1000 - 100 - 600 + 60])

  await local.restart()
  stripe = platform(local, 'fails')
  await advance(local, 61)
  const failed = await stripe.refunds.retrieve(given.id, { expand: ['failure_balance_transaction'] })
  expect(failed).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
    failure_balance_transaction: { type: 'refund_failure', amount: 600, source: given.id },
    transfer_reversal: given.transfer_reversal,
  })
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({ amount_refunded: 0, refunded: false })
  expect(await balances(stripe, to)).toEqual([1000 - 59 - 1000 + 100 + 600 - 60, 1000 - 100 - 600 + 60])
  expect(await told(stripe, 'refund.failed', 'refund.updated', 'charge.refund.updated')).toEqual(
    ['refund.failed', 'refund.updated', 'charge.refund.updated'].map((type) => ({
      type,
      previous_attributes: { failure_balance_transaction: null, failure_reason: null, status: 'succeeded' },
    })),
  )
})

test('takes no more from the coach than was sent after a failed refund', async ({ local }) => {
  const stripe = platform(local, 'capped')
  const to = await coach(local, stripe)
  const { id, latest_charge } = await pay(stripe, 'pm_card_visa', to)
  const first = await stripe.refunds.create({ payment_intent: id, amount: 600, ...both })
  await settle(local, first.id, { outcome: 'failed', reason: 'lost_or_stolen_card' })
  const second = await stripe.refunds.create({ payment_intent: id, ...both })
  expect(second.amount).toBe(1000)
  const { transfer, application_fee } = await stripe.charges.retrieve(String(latest_charge), {
    expand: ['transfer', 'application_fee'],
  })
  expect(transfer).toMatchObject({ amount: 1000, amount_reversed: 1000, reversed: true })
  expect(application_fee).toMatchObject({ amount: 100, amount_refunded: 100, refunded: true })
  expect(await balances(stripe, to)).toEqual([-59, 0])
  await settle(local, second.id, { outcome: 'failed' })
  const third = await stripe.refunds.create({ payment_intent: id, ...both })
  expect(third.transfer_reversal).toBeNull()
  expect(await balances(stripe, to)).toEqual([-59, 0])
})

test('moves a pending refund’s money at once and completes it later', async ({ local }) => {
  const stripe = platform(local, 'pends')
  const { id, latest_charge } = await pay(stripe, 'pm_card_pendingRefund')
  const given = await stripe.refunds.create({ payment_intent: id, amount: 400 })
  expect(given).toMatchObject({ status: 'pending', pending_reason: 'processing' })
  const [before] = await balances(stripe)
  expect(before).toBe(1000 - 59 - 400)
  await advance(local, 30)
  expect((await stripe.refunds.retrieve(given.id)).status).toBe('pending')
  await advance(local, 31)
  const through = await stripe.refunds.retrieve(given.id)
  expect(through.status).toBe('succeeded')
  expect(through).not.toHaveProperty('pending_reason')
  expect((await stripe.charges.retrieve(String(latest_charge))).amount_refunded).toBe(400)
  expect(await balances(stripe)).toEqual([before])
  expect(await told(stripe, 'refund.failed', 'refund.updated', 'charge.refund.updated')).toEqual(
    ['refund.updated', 'charge.refund.updated'].map((type) => ({
      type,
      previous_attributes: { pending_reason: 'processing', status: 'pending' },
    })),
  )
})

test('fails a refund once when several find it due', async ({ local }) => {
  const stripe = platform(local, 'at_once')
  const { id, latest_charge } = await pay(stripe, 'pm_card_refundFail')
  await stripe.refunds.create({ payment_intent: id })
  const holder = new OurClient({ connectionString: local.databaseUrl })
  await holder.connect()
  try {
    await holder.query('BEGIN')
    await holder.query('SELECT FROM charge WHERE id = $1 FOR UPDATE', [latest_charge])
    const ticks = [advance(local, 61), advance(local, 1)]
    const waiting = async () => {
      // Otherwise a transaction sees these statistics as they were when it first read them.
      await holder.query('SELECT pg_stat_clear_snapshot()')
      return holder.query(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      )
    }
    await expect.poll(async () => (await waiting()).rowCount).toBeGreaterThanOrEqual(2)
    await holder.query('ROLLBACK')
    await Promise.all(ticks)
  } finally {
    await holder.end()
  }
  expect(await told(stripe, 'refund.failed')).toHaveLength(1)
  expect(await balances(stripe)).toEqual([1000 - 59])
})

test('lets a bank answer once, with a reason Stripe knows', async ({ local }) => {
  const stripe = platform(local, 'answers')
  const { id } = await pay(stripe, 'pm_card_pendingRefund')
  const [one, other] = [
    await stripe.refunds.create({ payment_intent: id, amount: 100 }),
    await stripe.refunds.create({ payment_intent: id, amount: 200 }),
  ]
  expect(await settle(local, one.id, { outcome: 'succeeded' })).toMatchObject({ status: 'succeeded' })
  await expect(settle(local, one.id, { outcome: 'succeeded' })).rejects.toThrow('404')
  expect(await settle(local, other.id, { outcome: 'failed' })).toMatchObject({
    status: 'failed',
    failure_reason: 'unknown',
  })
  for (const outcome of ['failed', 'succeeded'])
    await expect(settle(local, other.id, { outcome })).rejects.toThrow('404')
  await expect(settle(local, one.id, { outcome: 'failed', reason: 'bad_mood' })).rejects.toThrow('400')
  await expect(settle(local, 're_nobody', { outcome: 'failed' })).rejects.toThrow('404')
  await advance(local, 120)
  expect((await stripe.refunds.list({ payment_intent: id })).data.map(({ status }) => status)).toEqual([
    'failed',
    'succeeded',
  ])
  expect(await balances(stripe)).toEqual([1000 - 59 - 100])
})

const both = { reverse_transfer: true, refund_application_fee: true }

/** A platform with its own books. */
function platform(local: Started, name: string): Stripe {
  return new Stripe(`sk_test_refunds_${name}`, local.sdk())
}

async function coach(local: Started, stripe: Stripe): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: requested })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  return id
}

/** 10.00, with a fee of 1.00 when there is a destination. */
async function pay(stripe: Stripe, card: string, destination?: string): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    ...byCard,
    payment_method: card,
    ...(destination && { application_fee_amount: 100, transfer_data: { destination } }),
  })
}

function advance(local: Started, seconds: number): Promise<unknown> {
  return local.control('POST', '/clock', { advance: seconds })
}

function settle(local: Started, id: string, outcome: object): Promise<unknown> {
  return local.control('POST', `/refunds/${id}/settle`, outcome)
}

/** USD balances: the platform, then its coaches. */
async function balances(stripe: Stripe, ...coaches: string[]): Promise<(number | undefined)[]> {
  const found = await Promise.all([undefined, ...coaches].map((account) => balancesOf(stripe, account)))
  return found.map(({ usd }) => usd)
}

/** Events of these types, in order. */
async function told(stripe: Stripe, ...types: string[]) {
  const { data } = await stripe.events.list({ types })
  return data.reverse().map(({ type, data: { previous_attributes } }) => ({ type, previous_attributes }))
}
