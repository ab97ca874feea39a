import { describe, expect, test } from 'vitest'
import { error, noAnswers, ok } from '../testing/answers'
import { impatient, openScene } from '../testing/scene'

const list = 'GET /v1/payment_intents'
const cancel = 'POST /v1/payment_intents/pi_1/cancel'
const intent = (id: string, reference: string, status = 'requires_payment_method') => ({
  ...{ id, object: 'payment_intent', status, created: 1795428000, livemode: false },
  ...{ amount: 4200, currency: 'eur', application_fee_amount: 420, on_behalf_of: null },
  ...{ transfer_data: { destination: 'acct_coach' } },
  metadata: { reference, coach_id: 'coach-1', installation: 'installation-1' },
})
const made = {
  ...{ installation: 'installation-1', reference: 'lesson-7', coachId: 'coach-1', accountId: 'acct_coach' },
  ...{ amount: 4200, currency: 'eur', fee: 420, live: false, isOurKind: true },
}
const page = (has_more: boolean, ...data: unknown[]) => ok({ object: 'list', data, has_more })
const query = {
  reference: 'lesson-7',
  from: new Date('2026-11-23T10:00:00Z'),
  to: new Date('2026-11-23T10:00:30Z'),
  after: null,
}

describe.concurrent('a payment whose request got no answer', () => {
  test('is searched for in its time and an hour around, a page at a time', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(list, page(true, intent('pi_3', 'other'), intent('pi_2', 'another')))
    expect(await provider.findPayment(query)).toEqual({ kind: 'page', payments: [], next: 'pi_2' })
    stripe.arrange(list, page(false, intent('pi_1', 'lesson-7', 'processing')))
    expect(await provider.findPayment({ ...query, after: 'pi_2' })).toEqual({
      kind: 'page',
      payments: [{ paymentId: 'pi_1', state: 'processing', createdAt: new Date(1795428000_000), made }],
      next: null,
    })
    const hours = { 'created[gte]': '1795424400', 'created[lte]': '1795431630', limit: '100' }
    expect(stripe.received.map(({ fields }) => fields)).toEqual([hours, { ...hours, starting_after: 'pi_2' }])
  })
  test('was never made when the last page lacks it', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(list, page(false, intent('pi_1', 'other')))
    expect(await provider.findPayment(query)).toEqual({ kind: 'page', payments: [], next: null })
  })
})

describe.concurrent('a payment to cancel', () => {
  test('is canceled', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(cancel, ok(intent('pi_1', 'lesson-7', 'canceled')))
    expect(await provider.cancelPayment('pi_1')).toEqual({ kind: 'canceled' })
  })
  test('stays when it was paid meanwhile', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(cancel, error(400, { code: 'payment_intent_unexpected_state' }))
    const refused = { kind: 'refused', code: 'payment_intent_unexpected_state', sentence: 'No.' }
    expect(await provider.cancelPayment('pi_1')).toEqual(refused)
  })
  test.for(noAnswers)('may still be open when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(cancel, answer)
    expect(await provider.cancelPayment('pi_1')).toMatchObject({ kind: 'away', failure })
  })
})

test('reads a refund as done, pending or failed, and anything else as pending', async (context) => {
  const { stripe, provider } = await openScene(context)
  const refund = { object: 'refund', amount: 1, currency: 'eur', created: 1795428000, reason: null }
  const statuses = ['succeeded', 'pending', 'requires_action', 'failed', 'canceled', 'something_new', null]
  const data = statuses.map((status, n) => ({ ...refund, id: `re_${n}`, status }))
  const charge = { id: 'ch_1', captured: true, amount_captured: 4200, currency: 'eur', created: 1795428000 }
  const latest_charge = { ...charge, disputed: false, application_fee: null, refunds: { data, has_more: false } }
  stripe.arrange('GET /v1/payment_intents/pi_1', ok({ ...intent('pi_1', 'lesson-7', 'succeeded'), latest_charge }))
  const answer = await provider.readPayment({ paymentId: 'pi_1', mayBeDisputed: false })
  if (answer.kind !== 'read') throw new Error(`the payment was not read: ${answer.kind}`)
  const states = answer.facts.movements.filter(({ kind }) => kind === 'refund').map(({ state }) => state)
  expect(states).toEqual(['done', 'pending', 'pending', 'failed', 'failed', 'pending', 'pending'])
})
