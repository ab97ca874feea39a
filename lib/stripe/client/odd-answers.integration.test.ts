import { describe, expect, test } from 'vitest'
import { createdAccount } from '../testing/accounts'
import { ok } from '../testing/answers'
import { accountId, coachId, openScene } from '../testing/scene'

const nul = String.fromCharCode(0)
const page = (...data: unknown[]) => ok({ object: 'list', data, has_more: false })
const intent = {
  ...{ id: 'pi_1', object: 'payment_intent', status: 'succeeded', created: 1795428000, livemode: false },
  ...{ amount: 4200, currency: 'eur', application_fee_amount: null, on_behalf_of: null },
  ...{ transfer_data: { destination: 'acct_coach' }, client_secret: 'pi_1_secret', latest_charge: null },
  metadata: { reference: 'lesson-7', coach_id: 'coach-1' },
}
const unreadable = { kind: 'away', failure: 'unreadable', cause: expect.any(Error) }

/** Right object type, unexpected content. */
const oddPayments: [what: string, change: object][] = [
  ['no amount', { amount: null }],
  ['half a cent', { amount: 0.5 }],
  ['a currency of four letters', { currency: 'euro' }],
  ['no metadata and no moment', { metadata: undefined, created: 'yesterday' }],
  ['a moment beyond every calendar', { created: 1e15 }],
  ['a fee that is a word', { application_fee_amount: 'none' }],
  ['a status that is null', { status: null }],
  ['an id with a NUL', { id: `pi_${nul}` }],
  ['a destination with half a character', { transfer_data: { destination: 'acct_\ud800' } }],
  ['a charge that is a word', { latest_charge: { captured: true, refunds: 'none', id: 'ch_1' } }],
]

describe.concurrent('a payment that Stripe describes in a way we cannot store', () => {
  test.for(oddPayments)('%s: is a failed fetch', async ([, change], context) => {
    const { stripe, provider } = await openScene(context)
    stripe.arrange('GET /v1/payment_intents/pi_1', ok({ ...intent, ...change }))
    expect(await provider.readPayment({ paymentId: 'pi_1', mayBeDisputed: false })).toEqual(unreadable)
  })

  test('delays no other of its page, and is named', async (context) => {
    const { stripe, provider } = await openScene(context)
    const odd = oddPayments.slice(0, 9).map(([, change], n) => ({ ...intent, id: `pi_odd_${n}`, ...change }))
    stripe.arrange('GET /v1/payment_intents', page(...odd, intent))
    const answer = await provider.listPayments({ from: new Date(0), after: null })
    const ids = [0, 1, 2, 3, 4, 5, 6].map((n) => `pi_odd_${n}`)
    expect(answer).toMatchObject({
      kind: 'page',
      payments: [{ paymentId: 'pi_1' }],
      unreadable: [...ids, '', 'pi_odd_8'],
      next: null,
    })
  })

  test('finds no id of ours where the id is invalid', async (context) => {
    const { stripe, provider } = await openScene(context)
    const metadata = { reference: `lesson${nul}`, coach_id: 'x'.repeat(501), installation: '\ud800' }
    stripe.arrange('GET /v1/payment_intents', page({ ...intent, metadata }))
    expect(await provider.listPayments({ from: new Date(0), after: null })).toMatchObject({
      payments: [{ made: { reference: null, coachId: null, installation: null } }],
    })
  })
})

test('lets unreadable refunds and disputes delay no other', async (context) => {
  const { stripe, provider } = await openScene(context)
  const refund = { id: 're_1', object: 'refund', payment_intent: 'pi_1' }
  stripe.arrange('GET /v1/refunds', page({ ...refund, id: nul }, { ...refund, payment_intent: 7 }, refund))
  const query = { list: 'refunds', from: new Date(0), after: null } as const
  expect(await provider.listMoved(query)).toEqual({
    kind: 'page',
    moved: [{ id: 're_1', paymentId: 'pi_1' }],
    unreadable: 2,
    next: null,
  })
})

test('lets an unreadable account delay no other, and stores a half-readable one for no coach', async (context) => {
  const { stripe, provider } = await openScene(context)
  const created = createdAccount()
  const metadata = { coach_id: 'coach-1', attempt: '99999999999' }
  const odd = [
    { ...created, id: nul },
    { ...created, id: 'acct_odd', default_currency: null, created: 'yesterday', metadata },
    { ...created, id: 'acct_marked', metadata: { coach_id: `coach${nul}` } },
  ]
  stripe.arrange('GET /v1/accounts', page(...odd, { ...created, id: 'acct_other' }))
  expect(await provider.list({ from: null, before: null, after: null })).toMatchObject({
    kind: 'page',
    accounts: [
      { accountId: 'acct_odd', markedCoachId: 'coach-1', attempt: 1, isOurKind: false, createdAt: new Date(0) },
      { accountId: 'acct_marked', markedCoachId: null },
      { accountId: 'acct_other' },
    ],
  })
})

test('takes anything unreadable from Stripe as no answer', async (context) => {
  const { stripe, provider } = await openScene(context)
  stripe.arrange('GET /v1/balance', ok({ object: 'balance', available: null, pending: [] }))
  expect(await provider.readBalance(null, 'eur')).toEqual(unreadable)
  stripe.arrange('POST /v1/account_links', ok({ object: 'account_link', url: 'javascript:alert(1)' }))
  expect(await provider.onboardingLink(accountId)).toEqual(unreadable)
  stripe.arrange('POST /v1/refunds', ok({ object: 'refund', id: null }))
  const refund = { id: 'refund-1', paymentId: 'pi_1', amount: 1, reversesTransfer: true, returnsFee: true }
  expect(await provider.refundPayment(refund)).toEqual(unreadable)
  stripe.arrange('POST /v1/accounts', ok({ ...createdAccount(), country: null }))
  const order = { installation: null, coachId, attempt: 1, country: 'DE', email: 'ana@example.com', prefill: {} }
  expect(await provider.openAccount(order)).toEqual(unreadable)
  stripe.arrange('POST /v1/payment_intents', ok({ ...intent, id: 7 }))
  const charge = {
    installation: null,
    coachId,
    accountId,
    amount: 1,
    currency: 'eur',
    reference: 'r',
    fee: 0,
    attempt: 1,
  }
  expect(await provider.createPayment(charge)).toEqual(unreadable)
})
