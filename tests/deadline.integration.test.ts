import { performance } from 'node:perf_hooks'
import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import { everyone } from '../lib/payouts/testing/everyone'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest({ isSilent: true })

test.beforeEach(({ backend }) => backend.control('DELETE', '/_control/faults'))

type Ask = (backend: Backend, coachId: CoachId) => Promise<unknown>

const charge: Ask = (backend, coachId) =>
  backend.payouts.charge({ coachId, amount: 900, currency: 'eur', reference: coachId })
const notConfirmed = { kind: 'refused', reasons: ['could-not-confirm'] }
const presses: [ask: Ask, answer: string][] = [
  [({ payouts }, coachId) => payouts.fetchAccount(coachId, 'coach'), 'could-not-confirm'],
  [({ payouts }, coachId) => payouts.fetchAccount(coachId, 'return'), 'could-not-confirm'],
  [({ payouts }, coachId) => payouts.checkNow('somebody' as AdminId, coachId), 'could-not-confirm'],
  [({ payouts }, coachId) => payouts.refresh(coachId), 'away'],
  [({ payouts }, coachId) => payouts.continueSetUp(coachId), 'away'],
  [({ payouts }, coachId) => payouts.openDashboard(coachId), 'away'],
]

/** In parallel, since everyone waits until their deadline. */
test('answers a payment in five seconds and a person in ten with Stripe silent', async ({ backend, scene }) => {
  const [paid, lost, untried] = await Promise.all([ready(backend, scene), ready(backend, scene), backend.newCoach()])
  const coaches = await Promise.all(presses.map(scene.begun))
  await scene.change(paid, { payouts_enabled: false })
  await scene.change(lost, { access: 'withdrawn' })

  const slow = { kind: 'latency', latency: { ms: 1_600 } }
  await disturb(backend, 'GET', `/v1/accounts/${await scene.accountIdOf(lost)}`, slow)
  for (const coachId of [paid, ...coaches])
    await disturb(backend, '*', `/v1/accounts/${await scene.accountIdOf(coachId)}`)
  for (const path of ['/v1/accounts', '/v1/account_links', '/v1/accounts/*/login_links'])
    await disturb(backend, 'POST', path)
  await grow(backend, '1 hour')
  await backend.database.pool.query(`UPDATE rate_limit_lane SET next_at = now() + interval '2 seconds'`)

  await Promise.all([
    expectBefore(asPerson, charge(backend, paid), notConfirmed),
    // "No access" is checked twice, and the second answer would come too late.
    expectBefore(asPerson, charge(backend, lost), notConfirmed),
    expectBefore(asMachine, backend.payouts.setUp(untried, 'DE'), { kind: 'away' }),
    ...presses.map(([ask, kind], n) => expectBefore(asMachine, ask(backend, coaches[n] as CoachId), { kind })),
  ])
  expect(await scene.stateOf(lost)).toBe('ready')

  const { rows } = await backend.database.pool.query<{ waits: boolean; is_free: boolean }>(`
    SELECT fetched < notified AS waits, lease_until IS NULL AS is_free FROM account_counter
    WHERE raised_by NOT IN ('created', 'notice')`)
  expect(rows).toEqual(Array(6).fill({ waits: true, is_free: true }))
  await backend.control('DELETE', '/_control/faults')
  await backend.database.pool.query('UPDATE account_counter SET retry_at = NULL')
  await scene.fetchPending()
  expect(await scene.stateOf(paid)).toBe('off')
  expect(await scene.stateOf(lost)).toBe('closed')
})

test('refuses a payment at once when its rate limit would be too late', async ({ backend, scene }) => {
  const coachId = await ready(backend, scene)
  await grow(backend, '1 hour')
  await backend.database.pool.query(`UPDATE rate_limit_lane SET next_at = now() + interval '5 seconds'`)
  await expectBefore(5, charge(backend, coachId), notConfirmed)

  // No request was made, so nothing failed, and the fetch happens later.
  const { rows } = await backend.database.pool.query(
    `
    SELECT failures, last_failure, lease_until, fetched < notified AS waits, retry_at <= now() + interval '2 seconds' AS soon
    FROM account_counter WHERE stripe_account_id = $1`,
    [await scene.accountIdOf(coachId)],
  )
  expect(rows).toEqual([{ failures: 0, last_failure: null, lease_until: null, waits: true, soon: true }])
})

test('answers a page in ten seconds with an unknown key and Stripe silent', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await disturb(backend, 'GET', '/v1/account')
  const { payouts } = wire(readEnv({ ...backend.settings, STRIPE_SECRET_KEY: 'sk_test_never_asked_about_0123' }))
  const admin = 'somebody' as AdminId
  const places = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }
  const away = (asked: Promise<unknown>) =>
    asked.then(
      () => 'told',
      (error: Error) => error.name,
    )
  await Promise.all([
    expectBefore(asMachine, away(payouts.status(coachId)), 'ProviderAwayError'),
    expectBefore(asMachine, away(payouts.mark(coachId)), 'ProviderAwayError'),
    expectBefore(asMachine, away(payouts.readinessTable(admin, everyone)), 'ProviderAwayError'),
    expectBefore(asMachine, away(payouts.coachDetail(admin, coachId)), 'ProviderAwayError'),
    expectBefore(asMachine, away(payouts.healthLists(admin, places)), 'told'),
    expectBefore(asMachine, away(payouts.findAlarm(admin)), 'told'),
  ])
})

async function ready(backend: Backend, scene: Scene): Promise<CoachId> {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await backend.engine.receive({
    id: `evt_${coachId.replaceAll('-', '')}`,
    accountId: await scene.accountIdOf(coachId),
    kind: 'account',
  })
  await scene.fetchPending()
  return coachId
}

/** The deadlines, in seconds, of people and machines. No answer comes sooner than that for either. */
const asPerson = 9
const asMachine = 25

/** Compares with the time it would take without a deadline, not with the promise: a busy machine adds some. */
async function expectBefore(seconds: number, asked: Promise<unknown>, answer: unknown): Promise<void> {
  const start = performance.now()
  expect(await asked).toEqual(answer)
  expect((performance.now() - start) / 1000).toBeLessThan(seconds)
}

/** Requests there get no answer, or the given effect. */
function disturb(
  backend: Backend,
  method: string,
  path: string,
  effect: Record<string, unknown> = { kind: 'timeout', times: null },
) {
  return backend.control('POST', '/_control/faults', { method, path, ...effect })
}

function grow(backend: Backend, older: string) {
  return backend.database.pool.query(`UPDATE payout_account SET checked_at = checked_at - $1::interval`, [older])
}
