import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { ApiChargeRequest } from '../lib/payouts/api-clients/charge-by-api'
import type { AdminId, CoachId, KeyFor, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { requestsTo } from './testing/requests'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

let coachId: CoachId
let charges: KeyFor<'charges'>
let readiness: KeyFor<'readiness'>
const admin = 'admin-1' as RecentAdminId
test.beforeAll(async ({ backend, till }) => {
  coachId = await till.readyCoach()
  const { id } = await backend.payouts.makeKey(admin, { name: 'Booking', scopes: ['charges', 'readiness'] })
  charges = id as KeyFor<'charges'>
  readiness = id as KeyFor<'readiness'>
})

test('returns what the client pays with, again on each repeat, and stores it nowhere', async ({ backend, till }) => {
  const request = newRequest('order-1')
  const answer = await backend.payouts.chargeAs(charges, request)
  if (answer.kind !== 'charged') throw new Error(answer.kind)
  const { charge: payment, clientSecret } = answer
  expect(payment).toMatchObject({ reference: 'order-1', amount: 2_000, currency: 'eur', fee: 200, state: 'open' })
  expect(clientSecret).toMatch(new RegExp(`^${payment.paymentId}_secret_`))
  // Stripe sends it with the new payment, so only a repeat reads it.
  expect(await readsOf(backend, String(payment.paymentId))).toBe(0)
  expect(await backend.payouts.chargeAs(charges, request)).toEqual(answer)
  expect(await readsOf(backend, String(payment.paymentId))).toBe(1)
  expect(await everythingKept(backend)).not.toContain(clientSecret)
  expect(await paymentsAtStripe(till, 'order-1')).toHaveLength(1)
})

test('finds the same coach by our id and by the platform’s reference', async ({ backend }) => {
  await backend.database.pool.query('UPDATE coach SET reference = $1 WHERE id = $2', ['4711', coachId])
  const byReference = await backend.payouts.chargeAs(charges, newRequest('order-2', { coach: '4711' }))
  expect(byReference).toMatchObject({ kind: 'charged', charge: { coach: { id: coachId } } })
  expect(await backend.payouts.chargeAs(charges, newRequest('order-2'))).toEqual(byReference)
  expect(await backend.payouts.chargeAs(charges, newRequest('order-3', { coach: '4712' }))).toEqual({
    kind: 'no-such-coach',
  })
})

test('makes one payment of one reference on two servers, and refuses another amount', async ({ backend, till }) => {
  const second = wire(readEnv(backend.settings))
  const both = [backend, second, backend, second]
  const answers = await Promise.all(both.map(({ payouts }) => payouts.chargeAs(charges, newRequest('at-once'))))
  expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(['charged']))
  expect(new Set(answers.map((answer) => answer.kind === 'charged' && answer.charge.paymentId)).size).toBe(1)
  expect(await paymentsAtStripe(till, 'at-once')).toHaveLength(1)
  const other = newRequest('at-once', { amount: 2_001 })
  const existing = { reference: 'at-once', coach: { id: coachId }, amount: 2_000, currency: 'eur', state: 'open' }
  expect(await backend.payouts.chargeAs(charges, other)).toMatchObject({ kind: 'reference-used', existing })
})

test('repeats the answer for an Idempotency-Key, and refuses another request under it', async ({ backend }) => {
  const request = newRequest('named', { idempotencyKey: 'try-1' })
  const answer = await backend.payouts.chargeAs(charges, request)
  expect(answer.kind).toBe('charged')
  expect(await backend.payouts.chargeAs(charges, request)).toEqual(answer)
  const other = newRequest('named-2', { idempotencyKey: 'try-1' })
  const existing = { reference: 'named', amount: 2_000, state: 'open' }
  expect(await backend.payouts.chargeAs(charges, other)).toMatchObject({ kind: 'key-used', existing })
  expect(await backend.payouts.followPayment(charges, 'named-2')).toBeNull()
})

test('reports an unknown outcome without a client secret, and returns the secret on a repeat', async ({
  backend,
  till,
}) => {
  const fault = { method: 'GET', path: '/v1/payment_intents/*', kind: 'cut', when: 'before', times: 5 }
  await backend.control('POST', '/_control/faults', fault)
  const request = newRequest('no-secret')
  const secret = expect.stringContaining('_secret_')
  expect(await backend.payouts.chargeAs(charges, request)).toMatchObject({ kind: 'charged', clientSecret: secret })
  expect(await backend.payouts.chargeAs(charges, request)).toEqual({ kind: 'away' })
  await backend.control('DELETE', '/_control/faults')
  expect(await backend.payouts.chargeAs(charges, request)).toMatchObject({ kind: 'charged' })
  expect(await paymentsAtStripe(till, 'no-secret')).toHaveLength(1)
})

test('returns nothing to pay with for a paid payment', async ({ backend, till }) => {
  const paymentId = await till.charge(coachId, 2_000, 'is-paid')
  await till.pay(paymentId)
  expect(await backend.payouts.followPayment(charges, 'is-paid')).toMatchObject({ state: 'paid' })
  const answer = await backend.payouts.chargeAs(charges, newRequest('is-paid'))
  expect(answer).toMatchObject({ kind: 'charged', charge: { state: 'paid' }, clientSecret: null })
})

test('does not call a repeated payment open just after it was paid, and dates it', async ({ backend, till }) => {
  const request = newRequest('just-paid')
  const first = await backend.payouts.chargeAs(charges, request)
  if (first.kind !== 'charged' || first.charge.paymentId === null) throw new Error(first.kind)
  expect(first.charge).toMatchObject({ state: 'open', checkedAt: expect.any(Date), coach: { reference: '4711' } })
  await till.pay(first.charge.paymentId)
  const again = await backend.payouts.chargeAs(charges, request)
  if (again.kind !== 'charged') throw new Error(again.kind)
  expect(again).toMatchObject({ charge: { state: 'paid' }, clientSecret: null })
  expect(again.charge.checkedAt?.getTime()).toBeGreaterThan(first.charge.checkedAt?.getTime() ?? Infinity)
})

test('reports a payment’s outcome to API clients, asking Stripe every three seconds at most', async ({
  backend,
  till,
}) => {
  const paymentId = await till.charge(coachId, 2_000, 'followed')
  await till.pay(paymentId)
  const before = await readsOf(backend, paymentId)
  const seen = await Promise.all(Array.from({ length: 10 }, () => backend.payouts.followPayment(charges, 'followed')))
  expect(seen.filter((payment) => payment?.state === 'paid').length).toBeGreaterThan(0)
  expect(await backend.payouts.followPayment(charges, 'followed')).toMatchObject({ state: 'paid' })
  expect((await readsOf(backend, paymentId)) - before).toBe(1)
})

test('answers from stored data while Stripe is away', async ({ backend, till }) => {
  await till.charge(coachId, 2_000, 'far')
  const fault = { method: 'GET', path: '/v1/payment_intents/*', kind: 'cut', when: 'before', times: 5 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.payouts.followPayment(charges, 'far')).toMatchObject({ state: 'open' })
  await backend.control('DELETE', '/_control/faults')
})

test('answers readiness as the gate would, without recording or asking anything', async ({ backend }) => {
  const before = await everythingKept(backend)
  expect(await backend.payouts.readiness(readiness, coachId)).toMatchObject({
    kind: 'readiness',
    coach: { id: coachId },
    state: 'ready',
    reasons: [],
    currency: 'eur',
  })
  expect(await backend.payouts.readiness(readiness, 'nobody')).toBeNull()
  expect(await everythingKept(backend)).toBe(before)

  const fresh = await backend.newCoach()
  expect(await backend.payouts.readiness(readiness, fresh)).toMatchObject({
    state: 'not-started',
    reasons: ['no-account'],
    currency: null,
    freshness: null,
    requirements: [],
  })
  await backend.payouts.hold(admin as AdminId, fresh, 'policy')
  expect(await backend.payouts.readiness(readiness, fresh)).toMatchObject({ reasons: ['on-hold', 'no-account'] })
  const told = await backend.payouts.changesAfter(readiness, 0)
  expect(told?.at(-1)).toMatchObject({ kind: 'coach-held', coach: { id: fresh } })
})

test('lists requirements by Stripe’s keys, each once, with words, bucket and error', async ({ backend }) => {
  const begun = await backend.newCoach()
  await backend.payouts.setUp(begun, 'DE')
  const answer = await backend.payouts.readiness(readiness, begun)
  if (answer?.kind !== 'readiness' || answer.requirements === null) throw new Error('nothing is known')
  const { requirements } = answer
  const keys = requirements.map(({ key }) => key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(requirements).toContainEqual({
    key: 'external_account',
    list: 'past_due',
    word: 'requirement.payout_bank_account',
    bucket: 'form',
    dueBy: null,
    error: null,
  })
  expect(requirements.map(({ bucket }) => bucket)).not.toContain('overdue')
  expect(answer.whoActs).toBe('coach')
})

function newRequest(reference: string, change: Partial<ApiChargeRequest> = {}): ApiChargeRequest {
  return { coach: coachId, amount: 2_000, currency: 'eur', reference, idempotencyKey: null, ...change }
}

async function paymentsAtStripe(till: Till, reference: string) {
  const { data } = await till.atStripe<{ data: { metadata: { reference?: string } }[] }>(
    'GET',
    '/v1/payment_intents?limit=100',
  )
  return data.filter(({ metadata }) => metadata.reference === reference)
}

async function readsOf(backend: Backend, paymentId: string): Promise<number> {
  const requests = await requestsTo(backend)
  return requests.filter(({ method, path }) => method === 'GET' && path === `/v1/payment_intents/${paymentId}`).length
}

/** Every row of every table as text, except the rate limit's. */
async function everythingKept(backend: Backend): Promise<string> {
  const { rows } = await backend.database.pool.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'rate_limit_lane' ORDER BY 1`,
  )
  const all = await Promise.all(
    rows.map(({ name }) =>
      backend.database.pool.query<{ row: string }>(`SELECT to_jsonb(one)::text AS row FROM "${name}" one ORDER BY 1`),
    ),
  )
  return JSON.stringify(all.map(({ rows }) => rows))
}
