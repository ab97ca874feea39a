import Stripe from 'stripe'
import { expect } from 'vitest'
import { byCard } from '../../testing/by-card'
import { localStripeTest } from '../../testing/local-stripe-test'
import type { Started } from '../../testing/start'

const test = localStripeTest({ checkSeconds: 60 })

test('takes no money for an inquiry', async ({ local }) => {
  const stripe = platform(local, 'asks')
  const { id, latest_charge } = await pay(stripe, 'pm_card_createDisputeInquiry')
  const [inquiry] = (await stripe.disputes.list({ payment_intent: id })).data
  expect(inquiry).toMatchObject({
    amount: 1000,
    balance_transactions: [],
    is_charge_refundable: true,
    payment_method_details: { card: { brand: 'visa', case_type: 'inquiry', network_reason_code: '10' } },
    reason: 'fraudulent',
    status: 'warning_needs_response',
  })
  expect(await stripe.charges.retrieve(String(latest_charge))).toMatchObject({ disputed: true, amount_refunded: 0 })
  expect(await balance(stripe)).toBe(1000 - 59)
  expect(await told(stripe)).toEqual(['charge.dispute.created'])

  expect(await settle(local, inquiry, 'closed')).toMatchObject({ status: 'warning_closed', balance_transactions: [] })
  expect(await balance(stripe)).toBe(1000 - 59)
  expect(await told(stripe)).toEqual(['charge.dispute.created', 'charge.dispute.closed'])
  for (const outcome of ['closed', 'escalated', 'won'])
    await expect(settle(local, inquiry, outcome)).rejects.toThrow('404')
})

test('allows a refund during an inquiry, and a full one closes it', async ({ local }) => {
  const stripe = platform(local, 'refunds')
  const { id } = await pay(stripe, 'pm_card_mastercard')
  const inquiry = await dispute(local, id, { inquiry: true, reason: 'product_not_received' })
  expect(inquiry.payment_method_details?.card).toMatchObject({ brand: 'mastercard', network_reason_code: '4855' })
  await stripe.refunds.create({ payment_intent: id, amount: 400 })
  expect((await stripe.disputes.retrieve(inquiry.id)).status).toBe('warning_needs_response')
  await stripe.refunds.create({ payment_intent: id })
  expect((await stripe.disputes.retrieve(inquiry.id)).status).toBe('warning_closed')
  expect(await balance(stripe)).toBe(-59)
})

test('takes what was not refunded when an inquiry escalates, and asks for evidence again', async ({ local }) => {
  const stripe = platform(local, 'escalates')
  const { id } = await pay(stripe, 'pm_card_visa')
  const inquiry = await dispute(local, id, { inquiry: true, days: 1 })
  await stripe.refunds.create({ payment_intent: id, amount: 300 })
  const escalated = await settle(local, inquiry, 'escalated')
  expect(escalated).toMatchObject({
    amount: 700,
    balance_transactions: [{ amount: -700, fee: 1500, type: 'adjustment' }],
    is_charge_refundable: false,
    payment_method_details: { card: { case_type: 'chargeback', network_reason_code: '10.4' } },
    status: 'needs_response',
  })
  expect(escalated.evidence_details.due_by).toBeGreaterThan(Number(inquiry.evidence_details.due_by))
  expect(await balance(stripe)).toBe(1000 - 59 - 300 - 700 - 1500)
  const refused = await stripe.refunds.create({ payment_intent: id }).catch((error: Stripe.errors.StripeError) => error)
  expect(refused).toMatchObject({ code: 'charge_disputed' })
  expect(await told(stripe)).toEqual([
    'charge.dispute.created',
    'charge.dispute.updated',
    'charge.dispute.funds_withdrawn',
  ])
  await expect(settle(local, inquiry, 'closed')).rejects.toThrow('404')
  expect(await settle(local, inquiry, 'withdrawn')).toMatchObject({ status: 'won', is_charge_refundable: true })
  expect(await balance(stripe)).toBe(1000 - 59 - 300 - 1500)
})

test('allows another dispute after a decision, for what is left', async ({ local }) => {
  const stripe = platform(local, 'again')
  const { id } = await pay(stripe, 'pm_card_visa')
  const first = await dispute(local, id, { amount: 300 })
  await expect(dispute(local, id, { amount: 100 })).rejects.toThrow('404')
  await settle(local, first, 'lost')
  await expect(dispute(local, id, { amount: 701 })).rejects.toThrow('404')
  const second = await dispute(local, id, { reason: 'product_not_received' })
  expect(second).toMatchObject({ amount: 700, status: 'needs_response' })
  const { data } = await stripe.disputes.list({ payment_intent: id })
  expect(data.map((one) => one.id)).toEqual([second.id, first.id])
  await settle(local, second, 'won')
  expect(await balance(stripe)).toBe(1000 - 59 - 300 - 2 * 1500)
  const refused = await stripe.refunds.create({ payment_intent: id }).catch((error: Stripe.errors.StripeError) => error)
  expect(refused).toMatchObject({ code: 'charge_disputed' })
  const changes = (await stripe.events.list({ type: 'charge.updated' })).data
  expect(changes.map(({ data }) => data.previous_attributes)).toEqual([
    { disputed: false },
    { balance_transaction: null },
  ])
})

test.for<[card: string, text: string, looked: string, end: string, left: number]>([
  ['pm_card_createDispute', 'winning_evidence', 'under_review', 'won', 1000 - 59 - 1500],
  ['pm_card_createDispute', 'losing_evidence', 'under_review', 'lost', -59 - 1500],
  ['pm_card_createDisputeInquiry', 'winning_evidence', 'warning_under_review', 'warning_closed', 1000 - 59],
  ['pm_card_createDisputeInquiry', 'losing_evidence', 'warning_under_review', 'warning_closed', 1000 - 59],
  ['pm_card_createDisputeInquiry', 'escalate_inquiry_evidence', 'warning_under_review', 'needs_response', -59 - 1500],
])('decides %s with %s as the testing page says', async ([card, text, looked, end, left], { local }) => {
  const stripe = platform(local, `${card}_${text}`)
  const { id } = await pay(stripe, card)
  const [{ id: about } = { id: '' }] = (await stripe.disputes.list({ payment_intent: id })).data
  const evidence = { uncategorized_text: text }
  const staged = await stripe.disputes.update(about, { evidence, submit: false, metadata: { clerk: 'kim' } })
  expect(staged).toMatchObject({
    evidence_details: { has_evidence: true, submission_count: 0 },
    metadata: { clerk: 'kim' },
  })
  const given = await stripe.disputes.update(about, { submit: true })
  expect(given).toMatchObject({
    evidence,
    evidence_details: { submission_count: 1, submission_method: 'manual', past_due: false },
    status: looked,
  })
  await advance(local, 61)
  expect((await stripe.disputes.retrieve(about)).status).toBe(end)
  expect(await balance(stripe)).toBe(left)
})

test('leaves other evidence to the bank, and refuses late evidence', async ({ local }) => {
  const stripe = platform(local, 'words')
  const { id } = await pay(stripe, 'pm_card_createDispute')
  const [disputed] = (await stripe.disputes.list({ payment_intent: id })).data
  await advance(local, 11 * 86_400)
  expect((await stripe.disputes.retrieve(disputed?.id ?? '')).evidence_details.past_due).toBe(false)
  const answered = await stripe.disputes.update(disputed?.id ?? '', { evidence: { product_description: 'An hour' } })
  expect(answered).toMatchObject({ evidence_details: { past_due: true }, status: 'under_review' })
  await advance(local, 3600)
  expect((await stripe.disputes.retrieve(answered.id)).status).toBe('under_review')
  const file = stripe.disputes.update(answered.id, { evidence: { receipt: 'file_1' } })
  await expect(file).rejects.toThrow('evidence[receipt]')
  expect(await settle(local, answered, 'lost')).toMatchObject({ status: 'lost' })
})

test('refuses a dispute reason no network has', async ({ local }) => {
  const { id } = await pay(platform(local, 'reasons'), 'pm_card_amex')
  await expect(dispute(local, id, { reason: 'bad_mood' })).rejects.toThrow('400')
  const { payment_method_details } = await dispute(local, id, { reason: 'product_unacceptable' })
  expect(payment_method_details?.card).toMatchObject({ brand: 'amex', network: 'amex', network_reason_code: 'C31' })
})

/** A platform with its own books. */
function platform(local: Started, name: string): Stripe {
  return new Stripe(`sk_test_disputes_${name}`, local.sdk())
}

/** 10.00 by card. */
async function pay(stripe: Stripe, card: string): Promise<Stripe.PaymentIntent> {
  return stripe.paymentIntents.create({
    amount: 1000,
    currency: 'usd',
    ...byCard,
    payment_method: card,
  })
}

function advance(local: Started, seconds: number): Promise<unknown> {
  return local.control('POST', '/clock', { advance: seconds })
}

function dispute(local: Started, payment: string, asked: object): Promise<Stripe.Dispute> {
  return local.control('POST', `/payments/${payment}/dispute`, asked)
}

function settle(local: Started, of: { id: string } | undefined, outcome: string): Promise<Stripe.Dispute> {
  return local.control('POST', `/disputes/${of?.id}/settle`, { outcome })
}

async function balance(stripe: Stripe): Promise<number | undefined> {
  return (await stripe.balance.retrieve()).available[0]?.amount
}

/** Dispute events in order. */
async function told(stripe: Stripe): Promise<string[]> {
  return (await stripe.events.list({ type: 'charge.dispute.*' })).data.map(({ type }) => type).reverse()
}
