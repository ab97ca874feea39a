import { describe, expect, test } from 'vitest'
import type { PaymentOrder } from '@/lib/payouts/ports/provider'
import { createClient } from '../client/client'
import { accountInvalid, error, noAnswers, ok } from '../testing/answers'
import type { Arranged, ArrangedStripe } from '../testing/arranged-stripe'
import { accountId, coachId, free, impatient, limitsWith, openScene } from '../testing/scene'
import { createPayment } from './create-payment'

const route = 'POST /v1/payment_intents'
const order = {
  installation: 'installation-1',
  coachId,
  accountId,
  amount: 4200,
  currency: 'eur',
  reference: 'lesson-7',
  fee: 0,
  attempt: 1,
}
const payment = { id: 'pi_1', object: 'payment_intent', status: 'requires_payment_method' }

/** The verb itself; outside this room only the gate's use case may call it. */
function ask({ url }: ArrangedStripe, { timeout, ...change }: { timeout?: number } & Partial<PaymentOrder> = {}) {
  const stripe = createClient({ secretKey: 'sk_test_0123456789', apiBase: url, limits: limitsWith(timeout) }, free)
  return createPayment(stripe, { ...order, ...change })
}

describe.concurrent('a payment', () => {
  test('is one payment for the coach, under a key made of its reference', async (context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, ok(payment))
    expect(await ask(stripe)).toEqual({ kind: 'collected', payment: { paymentId: 'pi_1', state: 'open' } })
    expect(stripe.received).toHaveLength(1)
    expect(stripe.received[0]?.fields).toEqual({
      amount: '4200',
      currency: 'eur',
      'allowed_payment_method_types[0]': 'card',
      'automatic_payment_methods[enabled]': 'true',
      capture_method: 'automatic',
      'transfer_data[destination]': 'acct_coach',
      'metadata[coach_id]': 'coach-1',
      'metadata[reference]': 'lesson-7',
      'metadata[installation]': 'installation-1',
    })
    expect(stripe.received[0]?.headers['idempotency-key']).toBe('installation-1:charge:1:lesson-7')
  })
  test('names our fee when there is one', async (context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, ok(payment))
    await ask(stripe, { fee: 420 })
    expect(stripe.received[0]?.fields).toMatchObject({ amount: '4200', application_fee_amount: '420' })
  })
  test('of an older build is repeated with its parameters and key', async (context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, ok(payment))
    await ask(stripe, { installation: null })
    expect(stripe.received[0]?.fields).not.toHaveProperty('metadata[installation]')
    expect(stripe.received[0]?.headers['idempotency-key']).toBe('charge:1:lesson-7')
  })
  test('is repeated under the same key when the answer is lost', async (context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, error(500), 'cut', ok(payment))
    expect(await ask(stripe)).toMatchObject({ kind: 'collected' })
    expect(new Set(stripe.received.map(({ headers }) => headers['idempotency-key']))).toEqual(
      new Set(['installation-1:charge:1:lesson-7']),
    )
  })
})

const refusals: [name: string, answer: Arranged, reason: string, code: string][] = [
  [
    'the account cannot take transfers',
    error(400, { code: 'insufficient_capabilities_for_transfer' }),
    'transfers-off',
    'insufficient_capabilities_for_transfer',
  ],
  [
    'the account cannot take transfers, said with a 403',
    error(403, { code: 'insufficient_capabilities_for_transfer' }),
    'transfers-off',
    'insufficient_capabilities_for_transfer',
  ],
  [
    'the account is not ours to charge for, said with a 403',
    error(403, { code: 'account_closed' }),
    'account-gone',
    'account_closed',
  ],
  ['it is too small', error(400, { code: 'amount_too_small' }), 'amount-too-small', 'amount_too_small'],
  ['it is too large', error(400, { code: 'amount_too_large' }), 'amount-too-large', 'amount_too_large'],
  [
    'the account is gone',
    error(400, {
      code: 'resource_missing',
      param: 'transfer_data[destination]',
      message: "No such destination: 'acct_coach'",
    }),
    'account-gone',
    'resource_missing',
  ],
  ['access was revoked', accountInvalid, 'account-gone', 'account_invalid'],
  [
    'something else is missing',
    error(400, { code: 'resource_missing', param: 'customer' }),
    'other',
    'resource_missing',
  ],
  [
    'the reference was used for another charge',
    error(400, { type: 'idempotency_error' }),
    'reference-used',
    'idempotency_error',
  ],
  [
    'the account is outside the region',
    error(400, {
      message:
        "Funds can't be sent to accounts located in BR because it's restricted outside of your platform's region.",
    }),
    'region',
    'invalid_request_error',
  ],
  [
    'the account has the wrong agreement',
    error(400, {
      message: "Funds can't be sent to accounts located in BR when the account is under the `full` service agreement.",
    }),
    'agreement',
    'invalid_request_error',
  ],
  ['nobody knows why', error(400, { code: 'something_new' }), 'other', 'something_new'],
]

describe.concurrent('a payment is refused', () => {
  test.for(refusals)('when %s', async ([, answer, reason, code], context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, answer)
    expect(await ask(stripe)).toMatchObject({ kind: 'refused', reason, code })
    expect(stripe.received).toHaveLength(1)
  })
})

test('keeps Stripe’s sentence of a refusal without a code, on one line and without addresses', async (context) => {
  const { stripe } = await openScene(context)
  stripe.arrange(route, error(400, { message: 'Ask ana@example.com\nabout\u0000 it.' }))
  expect(await ask(stripe)).toMatchObject({ kind: 'refused', reason: 'other', sentence: 'Ask … about it.' })
})

describe.concurrent('it is unknown whether a payment was made', () => {
  test('when Stripe says that our own key may not charge', async (context) => {
    const { stripe } = await openScene(context)
    const message = 'The provided key does not have the required permissions for this endpoint.'
    stripe.arrange(route, error(403, { message }))
    expect(await ask(stripe)).toMatchObject({ kind: 'away', failure: 'key-refused', cause: expect.any(Error) })
  })
  test.for(noAnswers)('when Stripe $name', async ({ answer, failure }, context) => {
    const { stripe } = await openScene(context)
    stripe.arrange(route, answer)
    const options = answer === 'silence' ? impatient : {}
    expect(await ask(stripe, options)).toMatchObject({ kind: 'away', failure, cause: expect.any(Error) })
  })
})
