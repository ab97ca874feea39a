import fc from 'fast-check'
import type Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { day, paidOutCoach } from '../../testing/paid-out-coach'
import type { Started } from '../../testing/start'

const test = localStripeTest()

test('adds balances and payouts up to the cent in random histories', async ({ local }) => {
  const histories = fc.sample(history, { numRuns: 6, seed: 20_261_130 })
  const ended = await Promise.all(histories.map((steps, number) => play(local, `history${number}`, steps)))
  const seen = new Set(ended.flatMap(({ payouts }) => payouts.flatMap(kindsOf)))
  expect([...seen]).toEqual(expect.arrayContaining(expected))
})

/** Each has to come about in some history. */
const expected = [
  ...['automatic paid usd', 'automatic paid eur', 'automatic paid gbp'],
  ...['automatic failed', 'by hand paid', 'by hand canceled', 'by hand failed'],
]

function kindsOf({ automatic, status, currency }: Stripe.Payout): string[] {
  const kind = `${automatic ? 'automatic' : 'by hand'} ${status}`
  return [kind, `${kind} ${currency}`]
}

const currency = fc.constantFrom('usd', 'usd', 'eur', 'gbp')
const amount = fc.integer({ min: 100, max: 99_999 })

/** What happens to one coach, step by step. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pay' as const),
      amount,
      currency,
      fee: fc.integer({ min: 0, max: 50 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      share: fc.integer({ min: 1, max: 100 }),
      place: fc.nat(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('dispute' as const), place: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds: fc.integer({ min: 600, max: 6 * day }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('payOut' as const),
      currency,
      share: fc.integer({ min: 1, max: 100 }),
      method: fc.constantFrom('standard' as const, 'instant' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('fail' as const), place: fc.nat() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('schedule' as const),
      interval: fc.constantFrom('daily' as const, 'weekly' as const, 'manual' as const),
    }),
  },
)

const history = fc.array(step, { minLength: 30, maxLength: 40 })

type Step = ReturnType<typeof step.generate>['value']
type Coach = Awaited<ReturnType<typeof paidOutCoach>>

async function play(local: Started, name: string, steps: Step[]) {
  const coach = await paidOutCoach(local, name)
  await coach.giveBank('eur')
  await coach.giveBank('gbp')
  const charges: string[] = []
  for (const [number, each] of steps.entries()) {
    await take(local, coach, charges, each)
    if (number % 4 === 0) await expectSums(coach)
  }
  await coach.advance(30 * day)
  return expectSums(coach)
}

async function take(local: Started, coach: Coach, charges: string[], step: Step): Promise<void> {
  const { stripe, as } = coach
  const latest = async () => (await stripe.payouts.list({ limit: 100 }, as)).data
  switch (step.kind) {
    case 'pay':
      charges.push(await coach.pay(step.amount, step.fee, step.currency))
      break
    case 'refund': {
      const charge = charges[step.place % charges.length]
      if (charge === undefined) break
      const { amount, amount_refunded, disputed } = await stripe.charges.retrieve(charge)
      const back = Math.floor(((amount - amount_refunded) * step.share) / 100)
      if (disputed || back < 1) break
      await stripe.refunds.create({ charge, amount: back, reverse_transfer: true, refund_application_fee: false })
      break
    }
    case 'dispute': {
      const charge = charges[step.place % charges.length]
      if (charge === undefined || (await stripe.charges.retrieve(charge)).amount_refunded > 0) break
      if ((await stripe.charges.retrieve(charge)).disputed) break
      const { id } = await local.control<{ id: string }>('POST', `/payments/${charge}/dispute`, {})
      await local.control('POST', `/disputes/${id}/settle`, { outcome: 'won' })
      break
    }
    case 'wait':
      await coach.advance(step.seconds)
      break
    case 'payOut': {
      const { currency } = step
      const method = currency === 'usd' ? step.method : 'standard'
      const { available, instant_available } = await stripe.balance.retrieve({}, as)
      const most = amountIn((method === 'instant' ? instant_available : available) ?? [], currency)
      const part = Math.floor((most * step.share) / 100)
      const isOn = (await stripe.accounts.retrieve(as.stripeAccount)).payouts_enabled
      if (part > 0 && isOn) await stripe.payouts.create({ amount: part, currency, method }, as)
      break
    }
    case 'cancel': {
      const pending = (await latest()).find(({ status }) => status === 'pending')
      if (pending) await stripe.payouts.cancel(pending.id, {}, as)
      break
    }
    case 'fail': {
      const payouts = (await latest()).filter(({ status }) => status === 'in_transit' || status === 'paid')
      const payout = payouts[step.place % payouts.length]
      if (payout === undefined) break
      await local.control('POST', `/payouts/${payout.id}/fail`, { code: 'could_not_process' })
      const number = `00012345${step.place % 10_000}`
      if (payout.currency === 'usd') await coach.changeBank(number)
      else await coach.giveBank(payout.currency, number)
      break
    }
    case 'schedule': {
      const schedule = {
        interval: step.interval,
        ...(step.interval === 'weekly' && { weekly_anchor: 'tuesday' as const }),
      }
      await stripe.accounts.update(as.stripeAccount, { settings: { payouts: { schedule } } })
    }
  }
}

/** The balance is the sum of its transactions, and an automatic payout that of what is in it. */
async function expectSums({ stripe, as }: Coach): Promise<{ payouts: Stripe.Payout[] }> {
  const lines = await all(stripe.balanceTransactions.list({ limit: 100 }, as))
  const { available, pending } = await stripe.balance.retrieve({}, as)
  for (const currency of ['usd', 'eur', 'gbp']) {
    const sumOf = (status: string) => sum(lines.filter((line) => line.status === status && line.currency === currency))
    const amounts = [amountIn(available, currency), amountIn(pending, currency)]
    expect(amounts).toEqual([sumOf('available'), sumOf('pending')])
  }

  const payouts = await all(stripe.payouts.list({ limit: 100 }, as))
  for (const { id, amount, automatic, balance_transaction, currency, status, failure_balance_transaction } of payouts) {
    const own = lines.find((line) => line.id === balance_transaction)
    expect(own).toMatchObject({ type: 'payout', source: id, net: -amount })
    const isBack = status === 'failed' || status === 'canceled'
    const back = lines.find((line) => line.id === failure_balance_transaction)
    expect(back?.net ?? null).toBe(isBack ? amount : null)
    if (!automatic) continue
    const inIt = await all(stripe.balanceTransactions.list({ payout: id, limit: 100 }, as))
    expect(sum(inIt.filter((line) => line.id !== balance_transaction))).toBe(amount)
    expect(sum(inIt)).toBe(0)
    expect(new Set(inIt.map((line) => line.currency))).toEqual(new Set([currency]))
  }
  return { payouts }
}

async function all<Kept>(pages: AsyncIterable<Kept>): Promise<Kept[]> {
  const kept: Kept[] = []
  for await (const one of pages) kept.push(one)
  return kept
}

function amountIn(amounts: { amount: number; currency: string }[], currency: string): number {
  return amounts.find((each) => each.currency === currency)?.amount ?? 0
}

function sum(lines: Stripe.BalanceTransaction[]): number {
  return lines.reduce((total, { net }) => total + net, 0)
}
