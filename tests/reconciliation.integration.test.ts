import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { type Backend, openBackend } from '../tools/testing/backend'
import { on, sceneIn } from './testing/scene'

let backend: Backend
const { accountIdOf, begun, change, fetchPending, stateOf } = sceneIn(() => backend)
beforeAll(async () => {
  backend = await openBackend()
  await backend.control('POST', '/_control/events', { silent: true })
})
beforeEach(() => backend.database.pool.query('TRUNCATE sweep, sweep_window, orphan, drift'))
afterAll(() => backend.close())

test('finds, fetches and records as drift a change whose event was lost', async () => {
  const coachId = await begun()
  await change(coachId, on)
  await reconcileAll()
  expect(await stateOf(coachId)).toBe('unfinished')
  await minuteOver()
  await fetchPending()
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([
    {
      coach_id: coachId,
      our_state: 'unfinished',
      their_state: 'ready',
      differs: ['payouts', 'charges', 'submitted', 'transfers', 'stop', 'requirements'],
    },
  ])
})

test.for([
  ['a coach asks', (coachId: CoachId) => backend.payouts.fetchAccount(coachId, 'coach')],
  ['a coach returns', (coachId: CoachId) => backend.payouts.fetchAccount(coachId, 'return')],
  ['the gate reads it', (coachId: CoachId) => backend.payouts.charge(chargeFor(coachId))],
] as const)('records drift also where %s before reconciliation has it fetched', async ([, ask]) => {
  const coachId = await begun()
  await change(coachId, on)
  await reconcileAll()
  await ask(coachId)
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toMatchObject([{ coach_id: coachId, our_state: 'unfinished', their_state: 'ready' }])

  await change(coachId, { requirements: { disabled_reason: 'rejected.other' } })
  await backend.payouts.checkNow('admin-1' as AdminId, coachId)
  expect(await stateOf(coachId)).toBe('rejected')
  expect(await drifts()).toHaveLength(1)
})

test.for([
  ['the sweep has it read', fetchAfterAMinute],
  ['a coach asks', (coachId: CoachId) => backend.payouts.fetchAccount(coachId, 'coach')],
] as const)('records no drift when the event comes before %s', async ([, read]) => {
  const coachId = await begun()
  const accountId = await accountIdOf(coachId)
  await change(coachId, on)
  await reconcileAll()
  await backend.engine.receive({ id: `evt_late_${accountId}`, accountId, kind: 'account' })
  await read(coachId)
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([])
})

test.each(['currency', 'country'])('records a %s that differs without an event as drift', async (part) => {
  const coachId = await begun()
  await backend.database.pool.query(`UPDATE payout_account SET ${part} = 'xx' WHERE coach_id = $1`, [coachId])
  await reconcileAll()
  await fetchAfterAMinute()
  expect(await drifts()).toMatchObject([{ coach_id: coachId, differs: [part] }])
})

test('fetches snapshots older than the lists again, without drift', async () => {
  const coachId = await begun()
  await backend.database.pool.query('UPDATE payout_account SET listed = NULL WHERE coach_id = $1', [coachId])
  expect((await backend.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys).toBeNull()
  await reconcileAll()
  await fetchAfterAMinute()
  const keys = (await backend.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys
  expect(keys?.map(({ key }) => key)).toContain('external_account')
  expect(await drifts()).toEqual([])
})

test('records another key with the same words as drift', async () => {
  const coachId = await begun()
  await backend.database.pool.query(
    `UPDATE payout_account SET listed = jsonb_set(listed, '{0,key}', '"another"') WHERE coach_id = $1`,
    [coachId],
  )
  await reconcileAll()
  await fetchAfterAMinute()
  expect(await drifts()).toMatchObject([{ coach_id: coachId, differs: ['requirements'] }])
})

test('records no drift that no fetch confirms', async () => {
  const coachId = await begun()
  await change(coachId, on)
  await reconcileAll()
  await change(coachId, { reset: true })
  await fetchAfterAMinute()
  await change(coachId, on)
  await backend.payouts.fetchAccount(coachId, 'return')
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([])
})

test('counts a matching account as checked when asked, without a decision', async () => {
  const coachId = await begun()
  const { timeline } = await backend.payouts.status(coachId)
  await backend.database.pool.query(`UPDATE payout_account SET checked_at = now() - interval '3 days'`)
  await reconcileAll()
  const { freshness, timeline: after } = await backend.payouts.status(coachId)
  expect(freshness).toMatchObject({ kind: 'fresh', checkedBy: 'sweep' })
  expect(Date.now() - (freshness?.checkedAt.getTime() ?? 0)).toBeLessThan(60_000)
  expect(after).toEqual(timeline)
})

test('fetches and closes an account that the list no longer shows', async () => {
  const coachId = await begun()
  await change(coachId, { access: 'withdrawn' })
  await reconcileAll()
  await fetchPending()
  expect(await stateOf(coachId)).toBe('closed')
  expect(await drifts()).toMatchObject([{ their_state: 'closed', differs: ['access'] }])
})

test('calls a marked account an orphan until it is stored', async () => {
  const coachId = await backend.newCoach()
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.setUp(coachId, 'DE')
  await reconcileAll()
  const { rows } = await backend.database.pool.query('SELECT stripe_account_id, marked_coach_id FROM orphan')
  expect(rows).toEqual([{ stripe_account_id: await accountIdOf(coachId), marked_coach_id: coachId }])
})

test('asks again for a page that Stripe does not answer', async () => {
  const coachId = await begun()
  await change(coachId, on)
  const fault = { method: 'GET', path: '/v1/accounts', kind: 'status', status: 429, times: 1 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  await backend.database.pool.query('UPDATE sweep_window SET lease_until = now()')
  await reconcileAll()
  await minuteOver()
  await fetchPending()
  expect(await stateOf(coachId)).toBe('ready')
})

test('does not repeat a run before its time', async () => {
  await reconcileAll()
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  await backend.database.pool.query(`UPDATE sweep SET began_at = now() - interval '25 hours'`)
  expect(await backend.engine.reconcileAccounts()).toBe(1)
})

async function reconcileAll(): Promise<void> {
  expect(await backend.engine.reconcileAccounts()).toBe(1)
  while ((await backend.engine.reconcileAccounts()) > 0);
}

async function fetchAfterAMinute(): Promise<void> {
  await minuteOver()
  await fetchPending()
}

function chargeFor(coachId: CoachId) {
  return { coachId, amount: 1250, currency: 'eur', reference: `order-${coachId}` }
}

async function minuteOver(): Promise<void> {
  await backend.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
}

async function drifts() {
  const { rows } = await backend.database.pool.query('SELECT coach_id, our_state, their_state, differs FROM drift')
  return rows
}
