import { describe, expect, test } from 'vitest'
import { error, noAnswers, ok } from './testing/answers'
import { impatient, openScene, patient } from './testing/scene'

const list = 'GET /v1/payment_intents'
const cancel = 'POST /v1/payment_intents/pi_1/cancel'
const intent = (id: string, reference: string, status = 'requires_payment_method') => ({
  ...{ id, object: 'payment_intent', status, metadata: { reference } },
})
const page = (has_more: boolean, ...data: unknown[]) => ok({ object: 'list', data, has_more })
const query = {
  reference: 'lesson-7',
  from: new Date('2026-11-23T10:00:00Z'),
  to: new Date('2026-11-23T10:00:30Z'),
  after: null,
}

describe.concurrent('a payment whose making got no answer', () => {
  test('is looked for in the time it was asked for and an hour around, a page at a time', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(list, page(true, intent('pi_3', 'other'), intent('pi_2', 'another')))
    expect(await provider.findPayment(query, patient)).toEqual({ kind: 'more', after: 'pi_2' })
    stripe.arrange(list, page(false, intent('pi_1', 'lesson-7', 'processing')))
    expect(await provider.findPayment({ ...query, after: 'pi_2' }, patient)).toEqual({
      kind: 'found',
      payment: { paymentId: 'pi_1', state: 'processing' },
    })
    const hours = { 'created[gte]': '1795424400', 'created[lte]': '1795431630', limit: '100' }
    expect(stripe.heard.map(({ fields }) => fields)).toEqual([hours, { ...hours, starting_after: 'pi_2' }])
  })
  test('was never made when the last page does not have it', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(list, page(false, intent('pi_1', 'other')))
    expect(await provider.findPayment(query, patient)).toEqual({ kind: 'none' })
  })
})

describe.concurrent('a payment that is to be paid no longer', () => {
  test('is canceled', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(cancel, ok(intent('pi_1', 'lesson-7', 'canceled')))
    expect(await provider.cancelPayment('pi_1', patient)).toEqual({ kind: 'canceled' })
  })
  test('stays when it was paid meanwhile', async (context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange(cancel, error(400, { code: 'payment_intent_unexpected_state' }))
    const refused = { kind: 'refused', code: 'payment_intent_unexpected_state' }
    expect(await provider.cancelPayment('pi_1', patient)).toEqual(refused)
  })
  test.for(noAnswers)('is not known to be canceled when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe, provider } = await openScene(context, answer === 'silence' ? impatient : {})
    stripe.arrange(cancel, answer)
    expect(await provider.cancelPayment('pi_1', patient)).toMatchObject({ kind: 'away', failure })
  })
})
