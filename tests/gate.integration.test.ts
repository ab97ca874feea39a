import { expect } from 'vitest'
import type { ApiChargeRequest } from '../lib/payouts/api-clients/charge-by-api'
import type { CoachId, KeyFor, RecentAdminId } from '../lib/payouts/vocabulary/ids'
import { inTransaction } from '../lib/store/sql/transaction'
import { waitingForLocks } from '../lib/store/testing/waiting-for-locks'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { requestsTo } from './testing/requests'
import type { Scene } from './testing/scene'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

let key: KeyFor<'charges'>
const admin = 'admin-1' as RecentAdminId
test.beforeAll(async ({ backend }) => {
  key = (await backend.payouts.makeKey(admin, { name: 'Booking', scopes: ['charges'] })).id as KeyFor<'charges'>
})

/** Ways to make the gate refuse a coach it admitted a moment ago. */
const stops: [
  name: string,
  reason: string,
  stop: (coachId: CoachId, backend: Backend, scene: Scene) => Promise<unknown>,
][] = [
  ['a hold', 'on-hold', (coachId, backend) => backend.payouts.hold(admin, coachId, 'policy')],
  ['a suspension', 'on-hold', (coachId, backend) => backend.payouts.exclude(admin, coachId, 'suspended')],
  [
    'the end of payouts',
    'payouts-off',
    (coachId, backend, scene) => switchOff(backend, scene, coachId, { payouts_enabled: false }),
  ],
  [
    'the end of transfers',
    'transfers-inactive',
    (coachId, backend, scene) => switchOff(backend, scene, coachId, noTransfers),
  ],
]

test.for(stops)(
  'refuses an open payment after %s, with nothing to pay with',
  async ([name, reason, stop], { backend, till, scene }) => {
    const { request, paymentId } = await charged(backend, till, `again ${name}`)
    await stop(request.coach as CoachId, backend, scene)
    expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: [reason] })
    await expect(till.pay(paymentId)).rejects.toThrow('payment_intent_unexpected_state')
    expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: [reason] })
    expect(await decisionsAbout(backend, request.reference)).toEqual([
      'charge-admitted',
      'charge-outcome collected',
      `charge-refused ${reason}`,
      `charge-outcome canceled ${reason}`,
      `charge-refused ${reason}`,
    ])
  },
)

test.for(stops)(
  'ends what clients could still pay after %s by the job alone',
  async ([name, reason, stop], { backend, till, scene }) => {
    const { request, paymentId } = await charged(backend, till, `job ${name}`)
    await postponeChecks(backend)
    await stop(request.coach as CoachId, backend, scene)
    await work(backend, scene)
    await expect(till.pay(paymentId)).rejects.toThrow('payment_intent_unexpected_state')
    expect(await stateOf(backend, request.reference)).toEqual({ state: 'canceled', next_check_at: null })
    expect(await decisionsAbout(backend, request.reference)).toEqual([
      'charge-admitted',
      'charge-outcome collected',
      `charge-outcome canceled ${reason}`,
    ])
  },
)

test.for(stops)(
  'keeps a payment paid after %s, and answers so',
  async ([name, _reason, stop], { backend, till, scene }) => {
    const { request, paymentId } = await charged(backend, till, `paid ${name}`)
    await till.pay(paymentId)
    await stop(request.coach as CoachId, backend, scene)
    await work(backend, scene)
    expect(await stateOf(backend, request.reference)).toMatchObject({ state: 'paid' })
    const answer = await backend.payouts.chargeAs(key, request)
    expect(answer).toMatchObject({ kind: 'charged', charge: { state: 'paid' }, clientSecret: null })
  },
)

test('refuses and cancels an open payment in a currency the coach left', async ({ backend, till }) => {
  const { request, paymentId } = await charged(backend, till, 'other-currency')
  await backend.database.pool.query(
    `UPDATE payout_account SET currency = 'usd', checked_at = now() WHERE coach_id = $1`,
    [request.coach],
  )
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: ['other-currency'] })
  await expect(till.pay(paymentId)).rejects.toThrow('payment_intent_unexpected_state')
})

test('counts a client as paid who pays while we cancel, and says so', async ({ backend, till }) => {
  const { request, paymentId } = await charged(backend, till, 'race')
  await backend.payouts.hold(admin, request.coach as CoachId, 'policy')
  const slow = {
    method: 'POST',
    path: '/v1/payment_intents/*/cancel',
    kind: 'latency',
    latency: { ms: 1_000 },
    times: 1,
  }
  await backend.control('POST', '/_control/faults', slow)
  const answer = backend.payouts.chargeAs(key, request)
  await expect.poll(() => hasBeenAsked(backend, `/v1/payment_intents/${paymentId}`), { interval: 20 }).toBe(true)
  await till.pay(paymentId)
  expect(await answer).toMatchObject({ kind: 'charged', charge: { state: 'paid' }, clientSecret: null })
})

test('retries a failed cancellation within seconds', async ({ backend, till }) => {
  const { request, paymentId } = await charged(backend, till, 'cancel-later')
  const fault = { method: 'POST', path: '/v1/payment_intents/*/cancel', kind: 'cut', when: 'before', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.hold(admin, request.coach as CoachId, 'policy')
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  expect(await dueIn(backend, request.reference)).toBeLessThanOrEqual(10)
  await till.check()
  await expect(till.pay(paymentId)).rejects.toThrow('payment_intent_unexpected_state')
})

test('is not postponed by a check when a hold begins during it', async ({ backend, till }) => {
  const { request } = await charged(backend, till, 'during-a-look')
  await backend.database.pool.query(
    `UPDATE payment SET next_check_at = now(), admitted_at = now() - interval '90 days' WHERE reference = $1`,
    [request.reference],
  )
  const slow = { method: 'GET', path: '/v1/payment_intents/*', kind: 'latency', latency: { ms: 800 }, times: 1 }
  await backend.control('POST', '/_control/faults', slow)
  const { paymentId } = (await backend.payouts.payment(admin, request.reference))?.payment ?? {}
  const looking = backend.engine.runDueChecks()
  await expect.poll(() => hasBeenAsked(backend, `/v1/payment_intents/${paymentId}`), { interval: 20 }).toBe(true)
  await backend.database.pool.query(
    'UPDATE payment SET next_check_at = now(), checks = checks + 1 WHERE reference = $1',
    [request.reference],
  )
  await looking
  expect(await dueIn(backend, request.reference)).toBeLessThanOrEqual(0)
})

test('does not call a payment with a lost answer refused while it could be paid', async ({ backend, till }) => {
  const coach = await till.readyCoach()
  const request = { coach, amount: 2_000, currency: 'eur', reference: 'lost-then-held', idempotencyKey: null }
  await cutAnswers(backend)
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'away' })
  await backend.payouts.hold(admin, coach, 'policy')

  const silent = { method: 'GET', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 2 }
  await backend.control('POST', '/_control/faults', silent)
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'away' })
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  const paymentId = (await backend.payouts.payment(admin, request.reference))?.payment.paymentId ?? ''
  await expect(till.pay(paymentId)).rejects.toThrow('payment_intent_unexpected_state')
})

test('refuses a payment that never reached Stripe once the coach is held', async ({ backend, till }) => {
  const coach = await till.readyCoach()
  const request = { coach, amount: 2_000, currency: 'eur', reference: 'never-then-held', idempotencyKey: null }
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'away' })
  await backend.payouts.hold(admin, coach, 'policy')
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'refused', reasons: ['on-hold'] })
})

test('puts a hold before a payment admitted during it', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  const [answer] = await inTransaction(backend.database.pool, async (other) => {
    await other.query('SELECT FROM coach WHERE id = $1 FOR NO KEY UPDATE', [coachId])
    await other.query(`INSERT INTO hold (coach_id, reason, held_by) VALUES ($1, 'policy', 'admin-1')`, [coachId])
    const charge = { coachId, amount: 900, currency: 'eur', reference: 'held-meanwhile' }
    const charged = [backend.payouts.charge(charge)]
    await expect.poll(() => waitingForLocks(backend.database.pool), { interval: 20 }).toBe(1)
    return charged
  })
  expect(await answer).toEqual({ kind: 'refused', reasons: ['on-hold'] })
  expect(await decisionsAbout(backend, 'held-meanwhile')).toEqual(['charge-refused on-hold'])
})

test('cancels a payment that is being admitted when a hold begins', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  const [held] = await inTransaction(backend.database.pool, async (other) => {
    await other.query('SELECT FROM coach WHERE id = $1 FOR SHARE', [coachId])
    await other.query(
      `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
       SELECT 'admitted-meanwhile', coach_id, stripe_account_id, platform_account_id, livemode, 900, 'eur', 0
       FROM payout_account WHERE coach_id = $1`,
      [coachId],
    )
    const holding = [backend.payouts.hold(admin, coachId, 'policy')]
    await expect.poll(() => waitingForLocks(backend.database.pool), { interval: 20 }).toBe(1)
    return holding
  })
  expect(await held).toEqual({ kind: 'held' })
  expect(await dueIn(backend, 'admitted-meanwhile')).toBeLessThanOrEqual(0)
})

test('reveals nothing of a reference of another platform or mode', async ({ backend, till }) => {
  const { request, paymentId } = await charged(backend, till, 'other-mode')
  await till.pay(paymentId)
  await till.check()
  await backend.database.pool.query('UPDATE payment SET livemode = true WHERE reference = $1', [request.reference])
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'reference-used', existing: null })
  expect(await backend.payouts.followPayment(key, request.reference)).toBeNull()
  expect(await backend.payouts.payment(admin, request.reference)).toBeNull()
})

test('frees an Idempotency-Key when its request can lead to nothing', async ({ backend, till }) => {
  const coach = await till.readyCoach()
  const request = { coach, amount: 49, currency: 'eur', reference: 'free-name', idempotencyKey: 'k1' }
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'invalid', fault: 'too-small' })
  expect(await backend.payouts.chargeAs(key, { ...request, coach: 'nobody', amount: 50 })).toEqual({
    kind: 'no-such-coach',
  })
  expect(await backend.payouts.chargeAs(key, { ...request, amount: 50 })).toMatchObject({ kind: 'charged' })
})

test('reports an unknown outcome to an API client within ten seconds while Stripe is silent', async ({
  backend,
  till,
}) => {
  const coach = await till.readyCoach()
  const request = { coach, amount: 900, currency: 'eur', reference: 'silent', idempotencyKey: null }
  const silent = { method: 'POST', path: '/v1/payment_intents', kind: 'latency', latency: { ms: 30_000 }, times: 3 }
  await backend.control('POST', '/_control/faults', silent)
  const began = performance.now()
  expect(await backend.payouts.chargeAs(key, request)).toEqual({ kind: 'away' })
  expect(performance.now() - began).toBeLessThan(30_000)
  await backend.control('DELETE', '/_control/faults')
  expect(await backend.payouts.chargeAs(key, request)).toMatchObject({ kind: 'charged' })
})

test('fetches again before money moves when an event arrives meanwhile', async ({ backend, till, scene }) => {
  const coachId = await till.readyCoach()
  const accountId = await scene.accountIdOf(coachId)
  await growStale(backend, coachId)
  const slow = { method: 'GET', path: `/v1/accounts/${accountId}`, kind: 'latency', latency: { ms: 1_000 }, times: 1 }
  await backend.control('POST', '/_control/faults', { ...slow, when: 'after' })
  const answer = backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'news-meanwhile' })
  await expect.poll(() => hasBeenAsked(backend, `/v1/accounts/${accountId}`), { interval: 20 }).toBe(true)
  await backend.engine.receive({ id: 'evt_meanwhile', accountId, kind: 'account' })
  await answer
  const { rows } = await backend.database.pool.query(
    `SELECT (facts->'evidence'->>'generation')::int AS read, notified::int FROM decision
     JOIN account_counter USING (stripe_account_id)
     WHERE kind = 'charge-admitted' AND facts->'charge'->>'reference' = 'news-meanwhile'`,
  )
  expect(rows).toHaveLength(1)
  expect(rows[0].read).toBe(rows[0].notified)
})

test('moves no money while events arrive faster than the gate can fetch', async ({ backend, till, scene }) => {
  const coachId = await till.readyCoach()
  const accountId = await scene.accountIdOf(coachId)
  await growStale(backend, coachId)
  const path = `/v1/accounts/${accountId}`
  const before = await timesAsked(backend, path)
  const slow = { method: 'GET', path, kind: 'latency', latency: { ms: 1_000 }, times: 2 }
  await backend.control('POST', '/_control/faults', slow)
  const answer = backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: 'news-again' })
  for (const nth of [1, 2]) {
    await expect.poll(() => timesAsked(backend, path), { interval: 20 }).toBe(before + nth)
    await backend.engine.receive({ id: `evt_again_${nth}`, accountId, kind: 'account' })
  }
  expect(await answer).toEqual({ kind: 'refused', reasons: ['could-not-confirm'] })
})

test('searches for a second attempt’s lost answer, and settles by name what Stripe never had', async ({
  backend,
  till,
}) => {
  const coachId = await till.readyCoach()
  const request = { coachId, amount: 900, currency: 'eur', reference: 'late-again' }
  const never = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
  await backend.control('POST', '/_control/faults', never)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  await passHours(backend, request.reference, 30)
  await cutAnswers(backend)
  expect(await backend.payouts.charge(request)).toEqual({ kind: 'away' })
  expect(await dueIn(backend, request.reference)).toBeLessThanOrEqual(600)
  await till.check()
  expect(await stateOf(backend, request.reference)).toMatchObject({ state: 'open' })

  const gone = { ...request, reference: 'never-made' }
  await backend.control('POST', '/_control/faults', never)
  expect(await backend.payouts.charge(gone)).toEqual({ kind: 'away' })
  await till.check()
  expect(await stateOf(backend, gone.reference)).toMatchObject({ state: 'asked', next_check_at: expect.any(Date) })
  await passHours(backend, gone.reference, 49)
  await till.check()
  expect(await stateOf(backend, gone.reference)).toEqual({ state: 'declined', next_check_at: null })
  expect(await decisionsAbout(backend, gone.reference)).toEqual([
    'charge-admitted',
    'charge-outcome away',
    'charge-outcome never-made',
  ])
  expect(await backend.payouts.charge(gone)).toEqual({ kind: 'declined', reason: 'never-made' })
})

test('records which key asked, and takes cards at once', async ({ backend, till }) => {
  const { request, paymentId } = await charged(backend, till, 'by-whom')
  const { rows } = await backend.database.pool.query(
    `SELECT DISTINCT by_kind, by_id FROM decision WHERE facts->'charge'->>'reference' = $1`,
    [request.reference],
  )
  expect(rows).toEqual([{ by_kind: 'service', by_id: key }])
  const detail = await backend.payouts.payment(admin, request.reference)
  expect(detail?.decisions.map(({ by }) => by)).toEqual(Array(2).fill({ kind: 'api-client', id: key }))
  expect(detail?.deciders.get(key)).toBe('Booking')
  const payment = await till.atStripe<Record<string, unknown>>('GET', `/v1/payment_intents/${paymentId}`)
  expect(payment).toMatchObject({ allowed_payment_method_types: ['card'], capture_method: 'automatic' })
})

/** An open payment made by an API client. */
async function charged(
  backend: Backend,
  till: Till,
  name: string,
): Promise<{ request: ApiChargeRequest; paymentId: string }> {
  const reference = name.replaceAll(' ', '-')
  const coach = await till.readyCoach()
  const request = { coach, amount: 2_000, currency: 'eur', reference, idempotencyKey: null }
  const answer = await backend.payouts.chargeAs(key, request)
  if (answer.kind !== 'charged' || answer.clientSecret === null) throw new Error(`it was not made: ${answer.kind}`)
  return { request, paymentId: answer.charge.paymentId ?? '' }
}

const noTransfers = { capabilities: { transfers: 'inactive', card_payments: 'active' } }

/** Stripe switches something off, and its event arrives. */
async function switchOff(
  backend: Backend,
  scene: Scene,
  coachId: CoachId,
  facts: Record<string, unknown>,
): Promise<void> {
  await scene.change(coachId, { ...facts, notify: false })
  const accountId = await scene.accountIdOf(coachId)
  await backend.engine.receive({ id: `evt_off_${coachId}`, accountId, kind: 'account' })
}

/** What background work does within seconds. */
async function work(backend: Backend, scene: Scene): Promise<void> {
  await scene.fetchPending()
  while ((await backend.engine.runDueChecks()) > 0);
}

const cutAnswers = (backend: Backend) =>
  backend.control('POST', '/_control/faults', {
    ...{ method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'after', times: 3 },
  })

/** Makes nothing due for a day. */
async function postponeChecks(backend: Backend): Promise<void> {
  await backend.database.pool.query(`UPDATE payment SET next_check_at = now() + interval '1 day'`)
}

async function passHours(backend: Backend, reference: string, hours: number): Promise<void> {
  await backend.database.pool.query(
    `UPDATE payment SET attempted_at = attempted_at - interval '1 hour' * $2::int,
       asked_at = asked_at - interval '1 hour' * $2::int, admitted_at = admitted_at - interval '1 hour' * $2::int
     WHERE reference = $1`,
    [reference, hours],
  )
}

async function dueIn(backend: Backend, reference: string): Promise<number> {
  const { rows } = await backend.database.pool.query<{ seconds: number }>(
    'SELECT extract(epoch FROM next_check_at - now())::float AS seconds FROM payment WHERE reference = $1',
    [reference],
  )
  return rows[0]?.seconds ?? Number.NaN
}

async function stateOf(backend: Backend, reference: string) {
  const { rows } = await backend.database.pool.query('SELECT state, next_check_at FROM payment WHERE reference = $1', [
    reference,
  ])
  return rows[0]
}

/** A payment's decisions in order: kind, outcome, reason. */
async function decisionsAbout(backend: Backend, reference: string): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ said: string }>(
    `SELECT concat_ws(' ', kind, facts->>'outcome', facts->'reasons'->>0) AS said FROM decision
     WHERE facts->'charge'->>'reference' = $1 ORDER BY id`,
    [reference],
  )
  return rows.map(({ said }) => said)
}

/** Makes the coach's snapshot an hour old. */
async function growStale(backend: Backend, coachId: CoachId): Promise<void> {
  const stale = `UPDATE payout_account SET checked_at = now() - interval '1 hour' WHERE coach_id = $1`
  await backend.database.pool.query(stale, [coachId])
}

async function timesAsked(backend: Backend, path: string): Promise<number> {
  const requests = await requestsTo(backend)
  return requests.filter((request) => request.method === 'GET' && request.path === path).length
}

async function hasBeenAsked(backend: Backend, path: string): Promise<boolean> {
  return (await timesAsked(backend, path)) > 0
}
