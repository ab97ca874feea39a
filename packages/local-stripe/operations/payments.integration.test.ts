import Stripe from 'stripe'
import { expect } from 'vitest'
import { balancesOf } from '../testing/balances'
import { localStripeTest } from '../testing/local-stripe-test'
import { refusedBy } from '../testing/refusal'
import type { Started } from '../testing/start'

const refusal = refusedBy(Stripe.errors.StripeError)

const test = localStripeTest().extend('destination', ({ local, stripe }) => coach(local, stripe))

test('enters a destination charge in both books, with links between all parts', async ({ local }) => {
  const payer = platformAlone(local, 'destination')
  const to = await coach(local, payer)
  const paid = await pay(payer, { application_fee_amount: 123, transfer_data: { destination: to } }, [
    'latest_charge.balance_transaction',
    'latest_charge.transfer.destination_payment',
    'latest_charge.application_fee',
  ])
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 1000, amount_capturable: 0, next_action: null })
  const charge = paid.latest_charge as Stripe.Charge
  expect(charge).toMatchObject({
    amount_captured: 1000,
    captured: true,
    paid: true,
    payment_intent: paid.id,
    balance_transaction: { type: 'charge', amount: 1000, fee: 59, net: 941, source: charge.id },
    transfer: { amount: 1000, destination: to, source_transaction: charge.id, destination_payment: { amount: 1000 } },
    application_fee: { amount: 123, account: to, originating_transaction: charge.id },
  })
  expect(await balancesOf(payer)).toEqual({ usd: 64 })
  expect(await balancesOf(payer, to)).toEqual({ usd: 877 })
  const lines = await payer.balanceTransactions.list({}, { stripeAccount: to })
  expect(lines.data).toMatchObject([{ type: 'payment', amount: 1000, fee: 123, net: 877 }])
  const payment = await payer.charges.list({}, { stripeAccount: to })
  expect(payment.data).toMatchObject([{ id: lines.data[0]?.source, application_fee_amount: 123 }])
  expect((await refusal(payer.charges.retrieve(payment.data[0]?.id ?? ''))).code).toBe('resource_missing')
})

test('sends on an amount in place of a fee, and keeps all without a destination', async ({ local }) => {
  const payer = platformAlone(local, 'amount')
  const to = await coach(local, payer)
  await pay(payer, { transfer_data: { destination: to, amount: 800 } })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: 141 }, { usd: 800 }])
  await pay(payer)
  expect(await balancesOf(payer)).toEqual({ usd: 141 + 941 })
})

test('takes a refund from the platform alone, or in proportion from coach and fee', async ({ local }) => {
  const payer = platformAlone(local, 'refunds')
  const to = await coach(local, payer)
  const { id, latest_charge } = await pay(payer, { application_fee_amount: 123, transfer_data: { destination: to } })
  const charge = String(latest_charge)
  await payer.refunds.create({ payment_intent: id, amount: 100 })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: -36 }, { usd: 877 }])

  const back = { reverse_transfer: true, refund_application_fee: true }
  const refund = await payer.refunds.create({ charge, amount: 333, ...back, expand: ['transfer_reversal'] })
  expect(refund).toMatchObject({ amount: 333, status: 'succeeded', transfer_reversal: { amount: 333 } })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: -36 - 41 }, { usd: 877 - 333 + 41 }])
  expect(await payer.charges.retrieve(charge)).toMatchObject({ amount_refunded: 433, refunded: false })
  const transfer = await payer.transfers.list({ destination: to })
  expect(transfer.data).toMatchObject([{ amount_reversed: 333, reversed: false }])
  const fees = await payer.applicationFees.list({ charge })
  expect(fees.data).toMatchObject([{ amount_refunded: 41, refunds: { data: [{ amount: 41 }] } }])

  const above = await refusal(payer.refunds.create({ charge, amount: 568 }))
  expect(above.message).toBe('Refund amount ($5.68) is greater than unrefunded amount on charge ($5.67)')
  await payer.refunds.create({ charge, ...back })
  const whole = await payer.charges.retrieve(charge, { expand: ['refunds'] })
  expect(whole).toMatchObject({ amount_refunded: 1000, refunded: true })
  expect(whole.refunds?.data.map(({ amount }) => amount)).toEqual([567, 333, 100])
  expect((await payer.refunds.list({ charge, limit: 1 })).has_more).toBe(true)
  expect((await refusal(payer.refunds.create({ charge }))).code).toBe('charge_already_refunded')
})

test('lets a balance go below zero', async ({ local }) => {
  const payer = platformAlone(local, 'negative')
  const to = await coach(local, payer)
  const { id } = await pay(payer, { application_fee_amount: 1000, transfer_data: { destination: to } })
  expect(await balancesOf(payer, to)).toEqual({ usd: 0 })
  await payer.refunds.create({ payment_intent: id, reverse_transfer: true })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: 941 }, { usd: -1000 }])
  const second = await pay(payer, { transfer_data: { destination: to } })
  await payer.refunds.create({ payment_intent: second.id })
  await payer.refunds.create({ payment_intent: (await pay(payer)).id })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: 941 - 1059 - 59 }, { usd: 0 }])
})

test('keeps a decline as a failed charge, and lets the payer retry', async ({ stripe, destination }) => {
  const asked = {
    amount: 1000,
    currency: 'usd',
    transfer_data: { destination },
    automatic_payment_methods: noRedirects,
  }
  const { id } = await stripe.paymentIntents.create(asked)
  const poor = await refusal(
    stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclinedInsufficientFunds' }),
  )
  expect(poor).toMatchObject({ statusCode: 402, code: 'card_declined', decline_code: 'insufficient_funds' })
  const failed = await stripe.charges.retrieve(poor.charge ?? '')
  expect(failed).toMatchObject({ paid: false, status: 'failed', outcome: { reason: 'insufficient_funds' } })
  const waiting = await stripe.paymentIntents.retrieve(id)
  expect(waiting).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: failed.id,
    last_payment_error: { code: 'card_declined', decline_code: 'insufficient_funds', charge: failed.id },
  })
  expect(poor.payment_intent).toEqual(JSON.parse(JSON.stringify(waiting)))
  const paid = await stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' })
  expect(paid).toMatchObject({ status: 'succeeded', last_payment_error: null })
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(2)
})

test('keeps a declined charge visible after a failed 3-D Secure', async ({ stripe }) => {
  const asked = { amount: 1000, currency: 'usd', automatic_payment_methods: noRedirects }
  const { id } = await stripe.paymentIntents.create(asked)
  const declined = await refusal(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_chargeDeclined' }))
  const waiting = await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'http://localhost:3999/back',
  })
  const page = waiting.next_action?.redirect_to_url?.url ?? ''
  const answered = (outcome?: string) =>
    fetch(page, { method: 'POST', body: new URLSearchParams(outcome && { outcome }), redirect: 'manual' })
  for (const outcome of [undefined, 'perhaps']) expect((await answered(outcome)).status).toBe(400)
  expect((await stripe.paymentIntents.retrieve(id)).status).toBe('requires_action')
  await answered('fail')
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({
    status: 'requires_payment_method',
    latest_charge: declined.charge,
    last_payment_error: { code: 'payment_intent_authentication_failure' },
  })
})

test('frees the key of a failed validation, but not of a refused destination', async ({ local, stripe }) => {
  const off = await coach(local, stripe, { transfers: 'inactive' })
  const under = (idempotencyKey: string, change: Partial<Stripe.PaymentIntentCreateParams>) =>
    stripe.paymentIntents.create({ amount: 1000, currency: 'usd', ...change }, { idempotencyKey })
  expect((await refusal(under('small', { amount: 5 }))).code).toBe('amount_too_small')
  expect((await under('small', {})).amount).toBe(1000)
  const switchedOff = { transfer_data: { destination: off } }
  expect((await refusal(under('off', switchedOff))).code).toBe('insufficient_capabilities_for_transfer')
  await local.control('POST', `/accounts/${off}/facts`, { capabilities: { transfers: 'active' } })
  expect((await refusal(under('off', switchedOff))).code).toBe('insufficient_capabilities_for_transfer')
})

test('lets a processing payment succeed or fail later, without the payer', async ({ local }) => {
  const act = (id: string, body: object) => local.control('POST', `/payments/${id}/processing`, body)
  for (const [outcome, status] of [
    ['succeeded', 'succeeded'],
    ['failed', 'requires_payment_method'],
  ]) {
    const payer = platformAlone(local, `waits_${outcome}`)
    const { id, client_secret } = await payer.paymentIntents.create({ amount: 1000, currency: 'usd' })
    await expect(act(id, { outcome })).rejects.toThrow('404')
    expect(await act(id, {})).toMatchObject({ status: 'processing', amount_received: 0, latest_charge: null })
    await expect(act(id, {})).rejects.toThrow('404')
    const unexpected = { code: 'payment_intent_unexpected_state' }
    expect(await refusal(payer.paymentIntents.cancel(id))).toMatchObject(unexpected)
    expect(await refusal(payer.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }))).toMatchObject(
      unexpected,
    )
    expect(await (await fetch(`${local.url()}/pay/${client_secret}`)).text()).toContain('$10.00 is on its way.')

    expect(await act(id, { outcome })).toMatchObject({ status })
    const intent = await payer.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    expect(intent).toMatchObject({ status, latest_charge: { paid: outcome === 'succeeded' } })
    expect((await payer.events.list({ type: 'payment_intent.processing' })).data).toHaveLength(1)
    await expect(act(id, { outcome })).rejects.toThrow('404')
  }
})

test('uses a fee given at capture as the charge’s fee', async ({ stripe, destination }) => {
  const held = await pay(stripe, {
    capture_method: 'manual',
    application_fee_amount: 10,
    transfer_data: { destination },
  })
  const { latest_charge } = await stripe.paymentIntents.capture(held.id, {
    application_fee_amount: 40,
    expand: ['latest_charge.application_fee'],
  })
  expect(latest_charge).toMatchObject({ application_fee_amount: 40, application_fee: { amount: 40 } })
})

test('refuses parts of a currency’s smallest step in captures and refunds', async ({ local, stripe, destination }) => {
  const held = await pay(stripe, {
    amount: 1000,
    currency: 'isk',
    capture_method: 'manual',
    transfer_data: { destination },
  })
  const uneven = { code: 'invalid_charge_amount' }
  const capture = (part: Stripe.PaymentIntentCaptureParams) => refusal(stripe.paymentIntents.capture(held.id, part))
  expect(await capture({ amount_to_capture: 155 })).toMatchObject({ ...uneven, param: 'amount_to_capture' })
  expect(await capture({ application_fee_amount: 55 })).toMatchObject({ ...uneven, param: 'application_fee_amount' })
  const { id } = await stripe.paymentIntents.capture(held.id, { amount_to_capture: 900, application_fee_amount: 100 })
  expect(await refusal(stripe.refunds.create({ payment_intent: id, amount: 150 }))).toMatchObject(uneven)
  await expect(local.control('POST', `/payments/${id}/dispute`, { amount: 150 })).rejects.toThrow('404')
  expect((await stripe.refunds.create({ payment_intent: id, amount: 200 })).amount).toBe(200)
})

test('makes no second charge for a repeated decline under the same key', async ({ stripe }) => {
  const { id } = await stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    automatic_payment_methods: noRedirects,
  })
  const once = () =>
    refusal(
      stripe.paymentIntents.confirm(
        id,
        { payment_method: 'pm_card_chargeDeclined' },
        { idempotencyKey: 'declined once' },
      ),
    )
  expect((await once()).charge).toBe((await once()).charge)
  expect((await stripe.charges.list({ payment_intent: id })).data).toHaveLength(1)
  const otherwise = stripe.paymentIntents.confirm(
    id,
    { payment_method: 'pm_card_visa' },
    { idempotencyKey: 'declined once' },
  )
  expect((await refusal(otherwise)).type).toBe('StripeIdempotencyError')
})

test('leads a card with 3-D Secure to its page and back', async ({ local, stripe }) => {
  const { id } = await stripe.paymentIntents.create({ amount: 1000, currency: 'usd', payment_method: 'pm_card_visa' })
  const waiting = await stripe.paymentIntents.confirm(id, {
    payment_method: 'pm_card_threeDSecure2Required',
    return_url: 'http://localhost:3999/back',
  })
  expect(waiting).toMatchObject({
    status: 'requires_action',
    latest_charge: null,
    next_action: {
      type: 'redirect_to_url',
      redirect_to_url: {
        url: `${local.url()}/pay/${waiting.client_secret}/authenticate`,
        return_url: 'http://localhost:3999/back',
      },
    },
  })
})

test('captures a held amount in part, and limits the fee to that', async ({ local }) => {
  const payer = platformAlone(local, 'captures')
  const to = await coach(local, payer)
  const asked = { capture_method: 'manual', application_fee_amount: 900, transfer_data: { destination: to } } as const
  const held = await pay(payer, asked)
  expect(held).toMatchObject({ status: 'requires_capture', amount_capturable: 1000, amount_received: 0 })
  expect(await balancesOf(payer)).toEqual({ usd: 0 })
  const paid = await payer.paymentIntents.capture(held.id, { amount_to_capture: 600 })
  expect(paid).toMatchObject({ status: 'succeeded', amount_received: 600, amount_capturable: 0 })
  expect([await balancesOf(payer), await balancesOf(payer, to)]).toEqual([{ usd: 600 - 47 }, { usd: 0 }])
})

test('releases a held amount without a refund', async ({ local }) => {
  const payer = platformAlone(local, 'cancels')
  const held = await pay(payer, { capture_method: 'manual' })
  const canceled = await payer.paymentIntents.cancel(held.id, {
    cancellation_reason: 'abandoned',
    expand: ['latest_charge.refunds'],
  })
  expect(canceled).toMatchObject({
    status: 'canceled',
    cancellation_reason: 'abandoned',
    amount_capturable: 0,
    latest_charge: { amount_captured: 0, amount_refunded: 0, captured: false, refunded: false, refunds: { data: [] } },
  })
  expect(await balancesOf(payer)).toEqual({ usd: 0 })
  const told = (await payer.events.list()).data.map(({ type }) => type)
  expect(told.slice(0, 2)).toEqual(['payment_intent.canceled', 'payment_intent.amount_capturable_updated'])
})

test('sends nothing to a coach switched off before payment', async ({ local, stripe }) => {
  const to = await coach(local, stripe)
  const asked = {
    amount: 1000,
    currency: 'usd',
    transfer_data: { destination: to },
    automatic_payment_methods: noRedirects,
  }
  const { id } = await stripe.paymentIntents.create(asked)
  const held = await pay(stripe, { capture_method: 'manual', transfer_data: { destination: to } })
  await local.control('POST', `/accounts/${to}/facts`, { capabilities: { transfers: 'inactive' } })
  const off = { statusCode: 400, code: 'insufficient_capabilities_for_transfer' }
  expect(await refusal(stripe.paymentIntents.confirm(id, { payment_method: 'pm_card_visa' }))).toMatchObject(off)
  expect(await refusal(stripe.paymentIntents.capture(held.id))).toMatchObject(off)
  expect(await stripe.paymentIntents.retrieve(id)).toMatchObject({ status: 'requires_payment_method' })
  expect(await balancesOf(stripe, to)).toEqual({ usd: 0 })
})

test('takes a dispute from the platform until it is won', async ({ local }) => {
  const payer = platformAlone(local, 'disputes')
  const to = await coach(local, payer)
  const { id, latest_charge } = await pay(payer, { transfer_data: { destination: to } })
  await payer.refunds.create({ payment_intent: id, amount: 200 })
  const { now } = await local.control<{ now: number }>('GET', '/clock')
  const dispute = await local.control<Stripe.Dispute>('POST', `/payments/${id}/dispute`, {
    amount: 300,
    reason: 'product_not_received',
    days: 7,
  })
  const due = dispute.evidence_details.due_by ?? 0
  expect(due - now - 7 * 86_400).toBeLessThan(60)
  expect(await payer.disputes.list({ charge: String(latest_charge) })).toMatchObject({
    data: [{ id: dispute.id, amount: 300, status: 'needs_response', reason: 'product_not_received' }],
  })
  expect(await balancesOf(payer)).toEqual({ usd: -59 - 200 - 300 - 1500 })
  expect(await payer.charges.retrieve(String(latest_charge))).toMatchObject({ disputed: true })
  expect((await refusal(payer.refunds.create({ payment_intent: id }))).code).toBe('charge_disputed')
  await expect(local.control('POST', `/payments/${id}/dispute`, {})).rejects.toThrow('404')

  await local.control('POST', `/disputes/${dispute.id}/settle`, { outcome: 'won' })
  expect(await payer.disputes.retrieve(dispute.id)).toMatchObject({
    status: 'won',
    balance_transactions: [
      { amount: -300, fee: 1500 },
      { amount: 300, fee: 0 },
    ],
  })
  expect(await balancesOf(payer)).toEqual({ usd: -59 - 200 - 1500 })
  await expect(local.control('POST', `/disputes/${dispute.id}/settle`, { outcome: 'lost' })).rejects.toThrow('404')
  const told = (await payer.events.list({ type: 'charge.dispute.*' })).data.map(({ type }) => type)
  expect(told.reverse()).toEqual([
    'charge.dispute.created',
    'charge.dispute.funds_withdrawn',
    'charge.dispute.closed',
    'charge.dispute.funds_reinstated',
  ])
  expect((await payer.refunds.create({ payment_intent: id })).amount).toBe(800)
  await expect(local.control('POST', '/payments/pi_nobody/dispute', {})).rejects.toThrow('404')
})

test('can dispute a card at once', async ({ stripe }) => {
  const { id } = await pay(stripe, { payment_method: 'pm_card_createDispute' })
  expect((await stripe.disputes.list({ payment_intent: id })).data).toMatchObject([{ reason: 'fraudulent' }])
})

test('keeps balances by currency, zero-decimal ones too', async ({ local }) => {
  const payer = platformAlone(local, 'currencies')
  await pay(payer, { amount: 500, currency: 'JPY' })
  await pay(payer, { amount: 500, currency: 'isk' })
  await pay(payer, { amount: 17_501, currency: 'huf' })
  expect(await balancesOf(payer)).toEqual({ usd: 0, huf: 17_501 - 538, isk: 455, jpy: 455 })
})

test('sends payment events to the platform’s subscribed endpoints only', async ({ local, listener }) => {
  const payer = platformAlone(local, 'events')
  const to = await coach(local, payer)
  const connected: Stripe.WebhookEndpointCreateParams.EnabledEvent[] = ['account.updated', 'capability.updated']
  await payer.webhookEndpoints.create({ url: `${listener.url}/app`, connect: true, enabled_events: connected })
  await payer.webhookEndpoints.create({ url: `${listener.url}/all`, connect: true, enabled_events: ['*'] })
  await payer.webhookEndpoints.create({
    url: listener.url,
    enabled_events: ['charge.refunded'],
  })
  const { id } = await pay(payer, { application_fee_amount: 100, transfer_data: { destination: to } })
  await payer.refunds.create({ payment_intent: id, reverse_transfer: true, refund_application_fee: true })
  const { data } = await payer.events.list()
  expect(data.map(({ type }) => type).reverse()).toEqual([
    'payment_intent.created',
    'transfer.created',
    'application_fee.created',
    'charge.succeeded',
    'payment_intent.succeeded',
    'refund.created',
    'transfer.reversed',
    'application_fee.refunded',
    'charge.refunded',
  ])
  expect(data.every(({ account }) => account === undefined)).toBe(true)
  expect(data[0]?.data.previous_attributes).toEqual({ amount_refunded: 0, refunded: false })
  await expect.poll(() => listener.accepted.map(({ body }) => JSON.parse(body).type)).toEqual(['charge.refunded'])
  const heard = (await payer.events.list({}, { stripeAccount: to })).data.map(({ type }) => type)
  expect(heard.filter((type) => /charge|payment|transfer|fee/.test(type))).toEqual([])
})

test('lists the platform’s own payments page by page and by creation time', async ({ local, stripe }) => {
  const payer = platformAlone(local, 'lists')
  const ids: string[] = []
  for (let count = 0; count < 3; count += 1) ids.unshift((await pay(payer)).id)
  const { data, has_more } = await payer.paymentIntents.list({ limit: 2 })
  expect([data.map(({ id }) => id), has_more]).toEqual([ids.slice(0, 2), true])
  const next = await payer.paymentIntents.list({ starting_after: ids[1], expand: ['data.latest_charge'] })
  expect(next.data).toMatchObject([{ id: ids[2], latest_charge: { object: 'charge' } }])
  expect((await payer.charges.list({ created: { lt: 5 } })).data).toEqual([])
  expect((await refusal(stripe.paymentIntents.retrieve(ids[0] ?? ''))).code).toBe('resource_missing')
  expect((await payer.balanceTransactions.list({ type: 'charge', currency: 'usd' })).data).toHaveLength(3)
  expect((await payer.balanceTransactions.list({ type: 'refund' })).data).toEqual([])
})

const noRedirects = { enabled: true, allow_redirects: 'never' } as const

/** A platform with its own books. */
function platformAlone(local: Started, name: string): Stripe {
  return new Stripe(`sk_test_books_${name}`, local.sdk())
}

async function coach(local: Started, payer: Stripe, capabilities: Record<string, string> = {}): Promise<string> {
  const requested = { card_payments: { requested: true }, transfers: { requested: true } }
  const { id } = await payer.accounts.create({ type: 'express', country: 'US', capabilities: requested })
  const active = { card_payments: 'active', transfers: 'active', ...capabilities }
  await local.control('POST', `/accounts/${id}/facts`, { payouts_enabled: true, capabilities: active })
  return id
}

async function pay(
  payer: Stripe,
  change: Partial<Stripe.PaymentIntentCreateParams> = {},
  expand: string[] = [],
): Promise<Stripe.PaymentIntent> {
  const card = { confirm: true, payment_method: 'pm_card_visa', capture_method: 'automatic' } as const
  const usual = { amount: 1000, currency: 'usd', ...card }
  return payer.paymentIntents.create({ ...usual, automatic_payment_methods: noRedirects, ...change, expand })
}
