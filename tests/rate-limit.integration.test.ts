import { expect } from 'vitest'
import { fetchAccount } from '../lib/payouts/accounts/fetch-account'
import { createEngine } from '../lib/payouts/for-machines'
import { findMarked } from '../lib/payouts/installation/find-marked'
import { findLost } from '../lib/payouts/payments/find-lost'
import { runCheck } from '../lib/payouts/payments/outcome/check-payment'
import { requestedFactsOf } from '../lib/payouts/ports/admitted-payment-store'
import type { PaymentCheck } from '../lib/payouts/ports/payment-store'
import { movementWalk } from '../lib/payouts/reconciliation/movement-walk'
import { paymentWalk } from '../lib/payouts/reconciliation/payment-walk'
import { walkPage } from '../lib/payouts/reconciliation/walk'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { ok } from '../lib/stripe/testing/answers'
import { openArrangedStripe } from '../lib/stripe/testing/arranged-stripe'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { portsOf } from './testing/ports'
import { requestsTo } from './testing/requests'
import type { Scene } from './testing/scene'
import type { Till } from './testing/till'

/** Each request for an account or payment, or a page of them, counts, also while Stripe cuts connections. */
const test = backendTest({ isSilent: true })

test.beforeEach(async ({ backend }) => {
  await backend.control('DELETE', '/_control/faults')
  // What failed in an earlier test is due again after seconds.
  await backend.database.pool.query('UPDATE account_counter SET fetched = notified')
})

test.for([
  ['a person, who asks twice,', 'person', 'person', 2],
  ['a machine, which asks again later,', 'job', 'machine', 1],
] as const)('counts each request of %s with connections cut', async ([, asker, lane, times], { backend, scene }) => {
  const coachId = await scene.begun()
  await cut(backend, '/v1/accounts/*')
  const { ports, turns } = portsOf(backend)
  const account = await ports.store.coaches.findAccount(coachId)
  const before = await requests(backend)
  const answer = await fetchAccount(ports.askedFor(asker), account, 'coach', { kind: 'machine' })
  expect(answer).toEqual({ kind: 'could-not-confirm' })
  expect(turns).toEqual(Array(times).fill(lane))
  expect((await requests(backend)) - before).toBe(times)
})

test('costs a person a second request, and no answer, when a connection is cut', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await cut(backend, '/v1/accounts/*', 1)
  const { ports, turns } = portsOf(backend)
  const account = await ports.store.coaches.findAccount(coachId)
  const answer = await fetchAccount(ports.askedFor('person'), account, 'coach', { kind: 'machine' })
  expect(answer).toEqual({ kind: 'kept' })
  expect(turns).toEqual(['person', 'person'])
})

test('counts each request of a batch with connections cut', async ({ backend, scene }) => {
  const coaches = [await scene.begun(), await scene.begun(), await scene.begun()]
  for (const coachId of coaches) await recordEvent(backend, scene, coachId)
  await cut(backend, '/v1/accounts/*')
  const { ports, turns } = portsOf(backend)
  const before = await requests(backend)
  expect(await createEngine(ports).fetchPending()).toBe(3)
  expect(turns).toEqual(['machine', 'machine', 'machine'])
  expect((await requests(backend)) - before).toBe(3)
})

test('counts a page of reconciliation, and each page of a search for a lost account', async ({ backend, scene }) => {
  await scene.begun()
  await cut(backend, '/v1/accounts')
  const { ports, turns } = portsOf(backend)
  const before = await requests(backend)
  await createEngine(ports).reconcileAccounts()
  expect(turns).toEqual(['list'])
  expect(await findMarked(ports.askedFor('person'), 'nobody' as CoachId, new Date())).toMatchObject({ kind: 'away' })
  expect(turns).toEqual(['list', 'list', 'list'])
  expect((await requests(backend)) - before).toBe(3)
})

test('searches no more pages for a lost account than it counted', async ({ backend }) => {
  const stripe = await openArrangedStripe()
  const page = (id: string, has_more: boolean) => ok({ object: 'list', data: [{ id }], has_more })
  stripe.arrange('GET /v1/accounts', page('acct_100', true), page('acct_200', true), page('acct_300', false))
  const { ports, turns } = portsOf(backend, { apiBase: stripe.url })
  expect(await findMarked(ports.askedFor('person'), 'nobody' as CoachId, new Date())).toEqual({
    kind: 'found',
    accounts: [],
  })
  expect(stripe.received.map(({ fields }) => fields.starting_after)).toEqual([undefined, 'acct_100', 'acct_200'])
  expect(turns).toEqual(['list', 'list', 'list'])
  await stripe.close()
})

test.for([
  ['a person, who asks twice,', 'person', 'person', 2],
  ['a machine, which asks again later,', 'job', 'machine', 1],
] as const)(
  'counts each request of %s for a payment with connections cut',
  async ([, asker, lane, times], { backend, till }) => {
    const paymentId = await till.charge(await till.readyCoach(), 1_000, `cut-${asker}`)
    await cut(backend, '/v1/payment_intents/*')
    await cut(backend, '/v1/payment_intents')
    const { ports, turns } = portsOf(backend)
    const check = await takeCheck(till, ports, `cut-${asker}`)
    const before = await requests(backend, '/v1/payment_intents')
    const asking = ports.askedFor(asker)
    expect(await runCheck(asking, { ...check, paymentId })).toBe('could-not-confirm')
    expect(
      await findLost(asking, { ...check, asked: { ...requestedFactsOf(check), reference: 'lost' } }),
    ).toMatchObject({
      kind: 'away',
    })
    expect(turns).toEqual(Array(2 * times).fill(lane))
    expect((await requests(backend, '/v1/payment_intents')) - before).toBe(2 * times)
  },
)

test('counts a page of payments and one of new movements with connections cut', async ({ backend }) => {
  await cut(backend, '/v1/payment_intents')
  await cut(backend, '/v1/refunds')
  const { ports, turns } = portsOf(backend)
  const before = (await requests(backend, '/v1/payment_intents')) + (await requests(backend, '/v1/refunds'))
  await walkPage(ports, paymentWalk(ports))
  await walkPage(ports, movementWalk(ports, 'refunds'))
  expect(turns).toEqual(['list', 'list'])
  expect((await requests(backend, '/v1/payment_intents')) + (await requests(backend, '/v1/refunds')) - before).toBe(2)
})

test('counts further requests for a payment’s rest and its disputes', async ({ backend, till }) => {
  const paymentId = await till.charge(await till.readyCoach(), 10_000, 'many-refunds')
  await till.pay(paymentId)
  for (let n = 0; n < 11; n += 1)
    await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '10' })
  await till.dispute(paymentId)
  const { ports, turns } = portsOf(backend)
  expect(await runCheck(ports.askedFor('job'), await takeCheck(till, ports, 'many-refunds'))).toBe('kept')
  expect(turns).toEqual(['machine', 'machine', 'machine'])
  const payment = await ports.store.payments.findKeptPayment(await till.platform(), 'many-refunds')
  expect(payment?.movements.filter(({ kind }) => kind === 'refund')).toHaveLength(11)
  expect(payment?.movements.filter(({ kind }) => kind === 'dispute')).toHaveLength(1)

  const { ports: once } = portsOf(backend, { most: 1 })
  const answer = await runCheck(once.askedFor('job'), await takeCheck(till, ports, 'many-refunds'))
  expect(answer).toBe('could-not-confirm')
})

function cut(backend: Backend, path: string, times: number | null = null): Promise<unknown> {
  return backend.control('POST', '/_control/faults', { method: 'GET', path, kind: 'cut', when: 'before', times })
}

async function recordEvent(backend: Backend, scene: Scene, coachId: CoachId): Promise<void> {
  const accountId = await scene.accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_${accountId}`, accountId, kind: 'account' })
}

async function takeCheck(
  till: Till,
  { store }: ReturnType<typeof portsOf>['ports'],
  reference: string,
): Promise<PaymentCheck> {
  const check = await store.payments.takeCheck(await till.platform(), reference)
  if (check === null) throw new Error(`${reference} should be there`)
  return check
}

/** Requests the local Stripe received at this path. */
async function requests(backend: Backend, path = '/v1/accounts'): Promise<number> {
  return (await requestsTo(backend, path)).filter(({ method }) => method === 'GET').length
}
