import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { balancesOf } from '../../testing/balances'
import { byCard } from '../../testing/by-card'
import { localStripeTest, stripeAt } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest({ checkSeconds: 3600 }).extend('coaches', { scope: 'file' }, ({ local }) => {
  const stripe = stripeAt(local)
  return Promise.all([coach(local, stripe), coach(local, stripe)])
})

test('matches every balance with the lists to the cent after random payments', async ({ local, stripe, coaches }) => {
  const payments = fc.sample(payment, { numRuns: 24, seed: 20_261_124 })
  for (let at = 0; at < payments.length; at += 6)
    await Promise.all(payments.slice(at, at + 6).map((each) => play(local, stripe, coaches, each)))
  await local.control('POST', '/clock', { advance: 3600 })

  const unsettled = async () =>
    (await all(stripe.charges.list({ limit: 100 }))).filter((one) => one.balance_transaction === null)
  await expect.poll(unsettled).toEqual([])
  const charges = await all(stripe.charges.list({ limit: 100 }))
  const refunds = await all(stripe.refunds.list({ limit: 100 }))
  const disputes = await all(stripe.disputes.list({ limit: 100 }))
  const transfers = await all(stripe.transfers.list({ limit: 100 }))
  const fees = await all(stripe.applicationFees.list({ limit: 100 }))
  const lines = await all(stripe.balanceTransactions.list({ limit: 100 }))
  const failed = refunds.filter((refund) => !hasGone(refund))
  const asked = disputes.filter(({ status }) => status.startsWith('warning_'))
  expect([charges, refunds, failed, disputes, asked].every(({ length }) => length > 3)).toBe(true)
  expect(refunds.filter(({ status }) => status === 'pending')).toEqual([])
  expect(sum(charges, ({ amount_refunded }) => amount_refunded)).toBe(
    sum(refunds.filter(hasGone), ({ amount }) => amount),
  )

  for (const currency of ['usd', 'eur']) {
    const of = <Kept extends { currency: string }>(kept: Kept[]) => kept.filter((one) => one.currency === currency)
    const onPlatform = await balanceOf(stripe, currency)
    let onCoaches = 0
    for (const id of coaches) {
      const sent = of(transfers).filter(({ destination }) => destination === id)
      const earned = of(fees).filter(({ account }) => account === id)
      const held = await balanceOf(stripe, currency, id)
      expect(held).toBe(
        sum(sent, ({ amount, amount_reversed }) => amount - amount_reversed) -
          sum(earned, ({ amount, amount_refunded }) => amount - amount_refunded),
      )
      onCoaches += held
    }
    const keptByStripe = sum(of(lines), ({ fee }) => fee)
    const disputed = of(disputes).filter(({ status }) => status !== 'won' && !status.startsWith('warning_'))
    expect(onPlatform + onCoaches + keptByStripe).toBe(
      sum(of(charges), ({ amount_captured }) => amount_captured) -
        sum(of(refunds.filter(hasGone)), ({ amount }) => amount) -
        sum(disputed, ({ amount }) => amount),
    )
    expect(onPlatform).toBe(sum(of(lines), ({ net }) => net))
  }
})

test('refunds no more than there is, even at once', async ({ stripe }) => {
  const { latest_charge } = await stripe.paymentIntents.create({ ...byCard, amount: 1000, currency: 'usd' })
  const charge = String(latest_charge)
  const asked = Array.from({ length: 5 }, () => stripe.refunds.create({ charge, amount: 300 }))
  const settled = await Promise.allSettled(asked)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect(sum((await stripe.refunds.list({ charge })).data, ({ amount }) => amount)).toBe(900)
})

function hasGone({ status }: Stripe.Refund): boolean {
  return status !== 'failed'
}

/** A charge with or without a destination, and what follows. */
const payment = fc.record({
  amount: fc.integer({ min: 50, max: 99_999 }),
  currency: fc.constantFrom('usd', 'eur'),
  coach: fc.constantFrom(0, 1, null),
  card: fc.constantFrom('pm_card_visa', 'pm_card_visa', 'pm_card_pendingRefund', 'pm_card_refundFail'),
  capture_method: fc.constantFrom('automatic' as const, 'automatic_async' as const),
  split: fc.constantFrom('fee', 'amount', 'none'),
  share: fc.integer({ min: 1, max: 100 }),
  refunds: fc.array(
    fc.record({
      share: fc.integer({ min: 1, max: 100 }),
      reverses: fc.boolean(),
      returns: fc.boolean(),
      end: fc.constantFrom(null, null, 'failed', 'succeeded'),
    }),
    { maxLength: 3 },
  ),
  /** True when the bank asks before any refund. */
  inquiry: fc.boolean(),
  dispute: fc.constantFrom('none', 'none', 'closed', 'open', 'won', 'lost', 'withdrawn'),
})

type Payment = ReturnType<typeof payment.generate>['value']

async function play(
  local: Started,
  stripe: Stripe,
  coaches: string[],
  { amount, currency, card, capture_method, coach: place, split, share, refunds, inquiry, dispute }: Payment,
): Promise<void> {
  const destination = place === null ? undefined : coaches[place]
  const part = Math.max(1, Math.floor((amount * share) / 100))
  const charge = await stripe.paymentIntents.create({
    ...byCard,
    payment_method: card,
    amount,
    currency,
    capture_method,
    ...(destination && { transfer_data: { destination, ...(split === 'amount' && { amount: part }) } }),
    ...(destination && split === 'fee' && { application_fee_amount: part }),
  })
  const asked = inquiry && (await disputed(local, charge.id, { inquiry }))
  let left = amount
  for (const { share: given, reverses, returns, end } of refunds) {
    const back = Math.floor((left * given) / 100)
    if (back === 0) continue
    const refund = await stripe.refunds.create({
      payment_intent: charge.id,
      amount: back,
      ...(destination && reverses && { reverse_transfer: true }),
      ...(destination && split === 'fee' && returns && { refund_application_fee: true }),
    })
    if (end === 'failed' || (end !== null && refund.status === 'pending')) {
      await local.control('POST', `/refunds/${refund.id}/settle`, { outcome: end })
    }
    if (end !== 'failed') left -= back
  }
  if (dispute === 'none' || left === 0 || (dispute === 'closed' && !asked)) return
  const { id } = asked || (await disputed(local, charge.id, {}))
  if (asked && dispute !== 'closed') await local.control('POST', `/disputes/${id}/settle`, { outcome: 'escalated' })
  if (dispute !== 'open') await local.control('POST', `/disputes/${id}/settle`, { outcome: dispute })
}

function disputed(local: Started, payment: string, how: object): Promise<{ id: string }> {
  return local.control('POST', `/payments/${payment}/dispute`, how)
}

async function coach(local: Started, stripe: Stripe): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await stripe.accounts.create({ type: 'express', country: 'US', capabilities: requested })
  await local.control('POST', `/accounts/${id}/facts`, { capabilities: { transfers: 'active' } })
  return id
}

async function balanceOf(stripe: Stripe, currency: string, stripeAccount?: string): Promise<number> {
  return (await balancesOf(stripe, stripeAccount))[currency] ?? 0
}

async function all<Kept>(pages: AsyncIterable<Kept>): Promise<Kept[]> {
  const kept: Kept[] = []
  for await (const one of pages) kept.push(one)
  return kept
}

function sum<Kept>(kept: Kept[], amountOf: (one: Kept) => number): number {
  return kept.reduce((total, one) => total + amountOf(one), 0)
}
