import Stripe from 'stripe'
import { expect } from 'vitest'
import { localStripeTest } from '../../testing/local-stripe-test'
import { day, paidOutCoach, type Schedule } from '../../testing/paid-out-coach'
import { refusedBy } from '../../testing/refusal'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest()

test('keeps a payment pending for the delay, then pays it out by itself', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'daily')
  await pay(1000, 100)
  expect(await stripe.balance.retrieve({}, as)).toMatchObject({
    available: [{ amount: 0, currency: 'usd', source_types: { card: 0 } }],
    pending: [{ amount: 900, currency: 'usd', source_types: { card: 900 } }],
    instant_available: [{ amount: 900, currency: 'usd' }],
  })
  const [line] = (await stripe.balanceTransactions.list({}, as)).data
  expect(line).toMatchObject({ status: 'pending', available_on: (Math.floor((line?.created ?? 0) / day) + 2) * day })

  await advance(2 * day)
  const [payout] = (await stripe.payouts.list({}, as)).data
  expect(payout).toMatchObject({
    object: 'payout',
    amount: 900,
    automatic: true,
    created: line?.available_on,
    currency: 'usd',
    method: 'standard',
    reconciliation_status: 'completed',
    status: 'in_transit',
  })
  const [bank] = (await stripe.accounts.listExternalAccounts(as.stripeAccount)).data
  expect(payout?.destination).toBe(bank?.id)
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(0)
  const { data } = await stripe.balanceTransactions.list({ payout: payout?.id }, as)
  expect(data.map(({ type, net, status }) => [type, net, status])).toEqual([
    ['payout', -900, 'available'],
    ['payment', 900, 'available'],
  ])
  expect((await stripe.balanceTransactions.list({ type: 'payout' }, as)).data).toHaveLength(1)

  await advance(4 * day)
  expect(await stripe.payouts.retrieve(payout?.id ?? '', {}, as)).toMatchObject({
    status: 'paid',
    trace_id: { status: 'supported' },
  })
  expect(await told(stripe, as)).toEqual(['balance.available', 'payout.created', 'payout.updated', 'payout.paid'])
})

test('pays out each day what became available, when the clock jumps', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'jumping')
  await pay(1000)
  await advance(day)
  await pay(500)
  await advance(30 * day)
  const { data } = await stripe.payouts.list({}, as)
  expect(data.map(({ amount, status }) => [amount, status])).toEqual([
    [500, 'paid'],
    [1000, 'paid'],
  ])
  expect((data[0]?.created ?? 0) - (data[1]?.created ?? 0)).toBe(day)
})

test('pays out weekly, monthly or only by hand, as the schedule says', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'scheduled')
  const schedule = async (change: Schedule) =>
    stripe.accounts.update(as.stripeAccount, { settings: { payouts: { schedule: change } } })
  await schedule({ interval: 'weekly', weekly_anchor: 'wednesday' })
  await pay(100)
  await advance(10 * day)
  const [weekly] = (await stripe.payouts.list({}, as)).data
  expect(new Date((weekly?.created ?? 0) * 1000).getUTCDay()).toBe(3)

  await schedule({ interval: 'monthly', monthly_anchor: 31 })
  await pay(200)
  await advance(40 * day)
  const [monthly] = (await stripe.payouts.list({}, as)).data
  expect(monthly?.amount).toBe(200)
  expect(new Date(((monthly?.created ?? 0) + day) * 1000).getUTCDate()).toBe(1)

  await schedule({ interval: 'manual' })
  await pay(300)
  await advance(60 * day)
  expect((await stripe.payouts.list({}, as)).data).toHaveLength(2)
  await schedule({ interval: 'daily' })
  await advance(day)
  expect((await stripe.payouts.list({}, as)).data[0]?.amount).toBe(300)
})

test('pays out by hand what is available, and takes it back until the bank has it', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'manual', { interval: 'manual' })
  await pay(1000)
  const early = await refusal(stripe.payouts.create({ amount: 1000, currency: 'usd' }, as))
  expect(early).toMatchObject({ statusCode: 400, code: 'balance_insufficient' })
  await advance(2 * day)
  const about = { description: 'For March', metadata: { run: '3' }, statement_descriptor: 'COACHING' }
  const payout = await stripe.payouts.create({ amount: 400, currency: 'usd', ...about }, as)
  expect(payout).toMatchObject({ ...about, amount: 400, automatic: false, status: 'pending' })
  expect(payout.reconciliation_status).toBe('not_applicable')
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(600)
  expect((await refusal(stripe.balanceTransactions.list({ payout: payout.id }, as))).message).toBe(
    'Balance transaction history can only be filtered on automatic transfers, not manual.',
  )

  const canceled = await stripe.payouts.cancel(payout.id, {}, as)
  expect(canceled).toMatchObject({ status: 'canceled' })
  const returned = await stripe.balanceTransactions.retrieve(String(canceled.failure_balance_transaction), {}, as)
  expect(returned).toMatchObject({ type: 'payout_cancel', amount: 400, source: payout.id, status: 'available' })
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(1000)

  const { id } = await stripe.payouts.create({ amount: 1000, currency: 'usd' }, as)
  await advance(3600)
  expect((await stripe.payouts.retrieve(id, {}, as)).status).toBe('in_transit')
  expect((await refusal(stripe.payouts.cancel(id, {}, as))).statusCode).toBe(400)
  const marked = await stripe.payouts.update(id, { metadata: { seen: 'yes' } }, as)
  expect(marked.metadata).toEqual({ seen: 'yes' })
  await advance(5 * day)
  expect((await stripe.payouts.list({ status: 'paid' }, as)).data.map((one) => one.id)).toEqual([id])
  expect((await stripe.payouts.list({ arrival_date: { lt: payout.created } }, as)).data).toEqual([])
  expect(await told(stripe, as)).toEqual([
    'balance.available',
    'payout.created',
    'payout.updated',
    'payout.canceled',
    'payout.created',
    'payout.updated',
    'payout.updated',
    'payout.paid',
  ])
})

test('pays out no more than is available, even at once', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'atonce', { interval: 'manual' })
  await pay(1000)
  await advance(2 * day)
  const asked = Array.from({ length: 5 }, () => stripe.payouts.create({ amount: 300, currency: 'usd' }, as))
  const settled = await Promise.allSettled(asked)
  expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(100)
})

test('pays out pending money at once with an instant payout', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'instant')
  await pay(1000)
  const payout = await stripe.payouts.create({ amount: 700, currency: 'usd', method: 'instant' }, as)
  expect(payout).toMatchObject({ method: 'instant', status: 'in_transit', arrival_date: payout.created + 1800 })
  const above = await refusal(stripe.payouts.create({ amount: 301, currency: 'usd', method: 'instant' }, as))
  expect(above.code).toBe('balance_insufficient')
  await advance(1800)
  expect((await stripe.payouts.retrieve(payout.id, {}, as)).status).toBe('paid')
  await advance(7 * day)
  const { data } = await stripe.payouts.list({}, as)
  expect(data.map(({ amount }) => amount)).toEqual([300, 700])
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(0)
})

test('pays out the day after what was canceled after its day', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'canceled')
  await stripe.accounts.update(as.stripeAccount, { settings: { payouts: { schedule: { interval: 'manual' } } } })
  await pay(1000)
  await advance(2 * day)
  const [line] = (await stripe.balanceTransactions.list({}, as)).data
  const { created } = await stripe.payouts.create({ amount: 1, currency: 'usd', method: 'instant' }, as)
  await advance(day - ((created - (line?.available_on ?? 0)) % day) - 600)
  await stripe.accounts.update(as.stripeAccount, { settings: { payouts: { schedule: { interval: 'daily' } } } })
  const { id } = await stripe.payouts.create({ amount: 999, currency: 'usd' }, as)
  await advance(1200)
  await stripe.payouts.cancel(id, {}, as)
  await advance(day)
  const { data } = await stripe.payouts.list({}, as)
  expect(data.map(({ amount, automatic, status }) => [amount, automatic, status])).toEqual([
    [999, true, 'in_transit'],
    [999, false, 'canceled'],
    [1, false, 'paid'],
  ])
})

test('takes back pending money from what is pending', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'pending')
  const charge = await pay(1000, 100)
  const back = { reverse_transfer: true, refund_application_fee: true }
  await stripe.refunds.create({ charge, amount: 500, ...back })
  const { available, pending } = await stripe.balance.retrieve({}, as)
  expect([available[0]?.amount, pending[0]?.amount]).toEqual([0, 450])
  const { data } = await stripe.transfers.list({ destination: as.stripeAccount })
  await stripe.transfers.createReversal(data[0]?.id ?? '', { amount: 150 })
  expect((await stripe.balance.retrieve({}, as)).pending[0]?.amount).toBe(300)
  await advance(2 * day)
  expect((await stripe.payouts.list({}, as)).data.map(({ amount }) => amount)).toEqual([300])
})

test('debits a balance below zero from the bank, unless debits are off', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'negative')
  const charge = await pay(1000)
  await advance(7 * day)
  await stripe.accounts.update(as.stripeAccount, { settings: { payouts: { debit_negative_balances: false } } })
  await stripe.refunds.create({ charge, amount: 400, reverse_transfer: true })
  await advance(7 * day)
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(-400)

  await stripe.accounts.update(as.stripeAccount, { settings: { payouts: { debit_negative_balances: true } } })
  await advance(7 * day)
  expect((await stripe.payouts.list({}, as)).data.map(({ amount, status }) => [amount, status])).toEqual([
    [-400, 'paid'],
    [1000, 'paid'],
  ])
  expect((await stripe.balance.retrieve({}, as)).available[0]?.amount).toBe(0)
})

test('debits nothing while pending money makes up for it', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'madeup')
  const charge = await pay(1000)
  await advance(7 * day)
  await pay(600)
  await stripe.refunds.create({ charge, amount: 400, reverse_transfer: true })
  await advance(7 * day)
  expect((await stripe.payouts.list({}, as)).data.map(({ amount }) => amount)).toEqual([200, 1000])
})

test.for([
  ['000111111116', 'no_account'],
  ['000111111113', 'account_closed'],
  ['000222222227', 'insufficient_funds'],
  ['000333333335', 'debit_not_authorized'],
  ['000444444440', 'invalid_currency'],
] as const)('fails the payout to %s with %s until there is another bank account', async ([number, code], { local }) => {
  const { stripe, as, advance, pay, changeBank } = await paidOutCoach(local, `bank${number}`)
  await changeBank(number)
  await pay(1000)
  expect((await stripe.accounts.retrieve(as.stripeAccount)).payouts_enabled).toBe(true)
  await advance(8 * day)
  const [failed, ...others] = (await stripe.payouts.list({ expand: ['data.failure_balance_transaction'] }, as)).data
  expect(others).toEqual([])
  expect(failed).toMatchObject({
    status: 'failed',
    failure_code: code,
    failure_message: expect.stringMatching(/\.\)?$/),
    failure_balance_transaction: { type: 'payout_failure', amount: 1000, reporting_category: 'payout_reversal' },
  })
  const account = await stripe.accounts.retrieve(as.stripeAccount)
  expect(account).toMatchObject({ payouts_enabled: false, charges_enabled: true })
  expect(account.requirements?.past_due).toEqual(['external_account'])
  expect(account.external_accounts?.data[0]).toMatchObject({ status: 'errored' })
  expect((await refusal(stripe.payouts.create({ amount: 10, currency: 'usd' }, as))).code).toBe('payouts_not_allowed')

  await changeBank('000123456789')
  await advance(8 * day)
  const [paid] = (await stripe.payouts.list({}, as)).data
  expect(paid).toMatchObject({ amount: 1000, status: 'paid' })
  const lines = (await stripe.balanceTransactions.list({ payout: paid?.id }, as)).data
  expect(lines.map(({ type }) => type)).toEqual(['payout', 'payout_failure'])
  expect(await told(stripe, as)).toContain('payout.failed')
})

test('pays out three currencies to three bank accounts, each by itself, and keeps a fourth', async ({ local }) => {
  const { stripe, as, advance, pay, giveBank } = await paidOutCoach(local, 'threebanks')
  await giveBank('eur')
  await giveBank('gbp')
  await pay(1000)
  await pay(2000, 0, 'eur')
  await pay(3000, 0, 'gbp')
  await pay(4000, 0, 'cad')
  await advance(8 * day)
  const banks = (await stripe.accounts.listExternalAccounts(as.stripeAccount)).data
  expect(banks.map(({ currency, default_for_currency }) => [currency, default_for_currency])).toEqual([
    ['usd', true],
    ['eur', true],
    ['gbp', true],
  ])
  const bankIn = (currency: string) => banks.find((bank) => bank.currency === currency)?.id
  const { data } = await stripe.payouts.list({}, as)
  expect(
    new Set(data.map(({ amount, currency, status, destination }) => [amount, currency, status, destination])),
  ).toEqual(
    new Set([
      [1000, 'usd', 'paid', bankIn('usd')],
      [2000, 'eur', 'paid', bankIn('eur')],
      [3000, 'gbp', 'paid', bankIn('gbp')],
    ]),
  )
  const { available } = await stripe.balance.retrieve({}, as)
  expect(Object.fromEntries(available.map(({ currency, amount }) => [currency, amount]))).toEqual({
    usd: 0,
    eur: 0,
    gbp: 0,
    cad: 4000,
  })
  const byHand = await refusal(stripe.payouts.create({ amount: 4000, currency: 'cad' }, as))
  expect(byHand.message).toBe("Sorry, you don't have any external accounts in that currency (cad).")

  await giveBank('cad')
  await advance(8 * day)
  expect((await stripe.payouts.list({}, as)).data[0]).toMatchObject({ amount: 4000, currency: 'cad', status: 'paid' })
})

test('stops only the currency whose other bank account refused a payout', async ({ local }) => {
  const { stripe, as, advance, pay, giveBank } = await paidOutCoach(local, 'otherbank')
  await giveBank('eur', 'DE89370400440532013002')
  await pay(2000, 0, 'eur')
  await advance(8 * day)
  const account = await stripe.accounts.retrieve(as.stripeAccount)
  expect(account.payouts_enabled).toBe(true)
  expect(account.external_accounts?.data).toMatchObject([
    { currency: 'usd', status: 'new' },
    { currency: 'eur', status: 'errored' },
  ])
  await pay(1000)
  await advance(8 * day)
  const paidOut = async () =>
    (await stripe.payouts.list({}, as)).data.map(({ amount, currency, status, failure_code }) => [
      amount,
      currency,
      failure_code ?? status,
    ])
  expect(await paidOut()).toEqual([
    [1000, 'usd', 'paid'],
    [2000, 'eur', 'account_closed'],
  ])
  await giveBank('eur')
  await advance(8 * day)
  expect((await paidOut())[0]).toEqual([2000, 'eur', 'paid'])
})

test('holds money back while payouts are off, and sends events to Connect endpoints only', async ({
  local,
  listener,
}) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'off')
  const enabled_events: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ['payout.created', 'payout.paid']
  for (const connect of [true, false]) {
    await stripe.webhookEndpoints.create({ url: `${listener.url}/${connect}`, connect, enabled_events })
  }
  await pay(1000)
  await local.control('POST', `/accounts/${as.stripeAccount}/acts`, { act: 'off' })
  await advance(7 * day)
  expect((await stripe.payouts.list({}, as)).data).toEqual([])
  await local.control('POST', `/accounts/${as.stripeAccount}/acts`, { act: 'on' })
  await advance(7 * day)
  expect((await stripe.payouts.list({}, as)).data.map(({ amount }) => amount)).toEqual([1000])
  const delivered = () => listener.delivered.map(({ body }) => JSON.parse(body) as Stripe.Event)
  await expect
    .poll(() =>
      delivered()
        .map(({ type }) => type)
        .sort(),
    )
    .toEqual(['payout.created', 'payout.paid'])
  expect(delivered().map(({ account }) => account)).toEqual([as.stripeAccount, as.stripeAccount])
})

test('expands the bank account of a payout, also one that was replaced since', async ({ local }) => {
  const { stripe, as, advance, pay, changeBank } = await paidOutCoach(local, 'expanded')
  await pay(1000)
  await advance(2 * day)
  const destination = async () => {
    const { data } = await stripe.payouts.list({ expand: ['data.destination'] }, as)
    return data[0]?.destination
  }
  expect(await destination()).toMatchObject({ object: 'bank_account', last4: '6789', currency: 'usd' })
  await changeBank('000999999991')
  expect(await destination()).toMatch(/^ba_/)
})

test('shows a platform no payouts of its own, and none of another account', async ({ local }) => {
  const { stripe, as, advance, pay } = await paidOutCoach(local, 'own')
  await pay(1000)
  await advance(2 * day)
  const [payout] = (await stripe.payouts.list({}, as)).data
  expect((await stripe.payouts.list()).data).toEqual([])
  expect((await refusal(stripe.payouts.retrieve(payout?.id ?? ''))).statusCode).toBe(404)
  expect((await refusal(stripe.payouts.create({ amount: 10, currency: 'usd' }))).message).toBe(
    "Sorry, you don't have any external accounts in that currency (usd).",
  )
})

/** The types of the account's events about its balance and payouts, in order. */
async function told(stripe: Stripe, as: { stripeAccount: string }): Promise<string[]> {
  const { data } = await stripe.events.list({ limit: 100 }, as)
  return data.flatMap(({ type }) => (/^(balance|payout)\./.test(type) ? type : [])).reverse()
}
