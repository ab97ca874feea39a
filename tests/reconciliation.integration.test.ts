import { expect } from 'vitest'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on, type Scene } from './testing/scene'

const test = backendTest({ isSilent: true })

test.beforeEach(({ backend }) =>
  backend.database.pool.query('TRUNCATE reconciliation, reconciliation_window, orphan, drift'),
)

test('finds, fetches and records as drift a change whose event was lost', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await reconcileAll(backend)
  expect(await scene.stateOf(coachId)).toBe('unfinished')
  await minuteOver(backend)
  await scene.fetchPending()
  expect(await scene.stateOf(coachId)).toBe('ready')
  expect(await drifts(backend)).toEqual([
    {
      coach_id: coachId,
      our_state: 'unfinished',
      their_state: 'ready',
      differs: ['payouts', 'charges', 'submitted', 'transfers', 'stop', 'requirements'],
    },
  ])
})

test.for([
  ['a coach asks', ({ payouts }: Backend, coachId: CoachId) => payouts.fetchAccount(coachId, 'coach')],
  ['a coach returns', ({ payouts }: Backend, coachId: CoachId) => payouts.fetchAccount(coachId, 'return')],
  ['the gate reads it', ({ payouts }: Backend, coachId: CoachId) => payouts.charge(requestFor(coachId))],
] as const)('records drift also where %s before reconciliation has it fetched', async ([, ask], { backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await reconcileAll(backend)
  await ask(backend, coachId)
  expect(await scene.stateOf(coachId)).toBe('ready')
  expect(await drifts(backend)).toMatchObject([{ coach_id: coachId, our_state: 'unfinished', their_state: 'ready' }])

  await scene.change(coachId, { requirements: { disabled_reason: 'rejected.other' } })
  await backend.payouts.checkNow('admin-1' as AdminId, coachId)
  expect(await scene.stateOf(coachId)).toBe('rejected')
  expect(await drifts(backend)).toHaveLength(1)
})

test.for([
  ['reconciliation has it read', (backend: Backend, _: CoachId, scene: Scene) => fetchAfterAMinute(backend, scene)],
  ['a coach asks', ({ payouts }: Backend, coachId: CoachId) => payouts.fetchAccount(coachId, 'coach')],
] as const)('records no drift when the event comes before %s', async ([, read], { backend, scene }) => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  await scene.change(coachId, on)
  await reconcileAll(backend)
  await backend.engine.receive({ id: `evt_late_${accountId}`, accountId, kind: 'account' })
  await read(backend, coachId, scene)
  expect(await scene.stateOf(coachId)).toBe('ready')
  expect(await drifts(backend)).toEqual([])
})

test.for(['currency', 'country'])(
  'records a %s that differs without an event as drift',
  async (part, { backend, scene }) => {
    const coachId = await scene.begun()
    await backend.database.pool.query(`UPDATE payout_account SET ${part} = 'xx' WHERE coach_id = $1`, [coachId])
    await reconcileAll(backend)
    await fetchAfterAMinute(backend, scene)
    expect(await drifts(backend)).toMatchObject([{ coach_id: coachId, differs: [part] }])
  },
)

test('fetches snapshots older than the lists again, without drift', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await backend.database.pool.query('UPDATE payout_account SET listed = NULL WHERE coach_id = $1', [coachId])
  expect((await backend.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys).toBeNull()
  await reconcileAll(backend)
  await fetchAfterAMinute(backend, scene)
  const keys = (await backend.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys
  expect(keys?.map(({ key }) => key)).toContain('external_account')
  expect(await drifts(backend)).toEqual([])
})

test('records another key with the same words as drift', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await backend.database.pool.query(
    `UPDATE payout_account SET listed = jsonb_set(listed, '{0,key}', '"another"') WHERE coach_id = $1`,
    [coachId],
  )
  await reconcileAll(backend)
  await fetchAfterAMinute(backend, scene)
  expect(await drifts(backend)).toMatchObject([{ coach_id: coachId, differs: ['requirements'] }])
})

test('records no drift that no fetch confirms', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  await reconcileAll(backend)
  await scene.change(coachId, { reset: true })
  await fetchAfterAMinute(backend, scene)
  await scene.change(coachId, on)
  await backend.payouts.fetchAccount(coachId, 'return')
  expect(await scene.stateOf(coachId)).toBe('ready')
  expect(await drifts(backend)).toEqual([])
})

test('counts a matching account as checked when asked, without a decision', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  const { timeline } = await backend.payouts.status(coachId)
  await backend.database.pool.query(`UPDATE payout_account SET checked_at = now() - interval '3 days'`)
  await reconcileAll(backend)
  const { freshness, timeline: after } = await backend.payouts.status(coachId)
  expect(freshness).toMatchObject({ kind: 'fresh', checkedBy: 'reconciliation' })
  expect(Date.now() - (freshness?.checkedAt.getTime() ?? 0)).toBeLessThan(60_000)
  expect(after).toEqual(timeline)
})

test('fetches and closes an account that the list no longer shows', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, { access: 'withdrawn' })
  await reconcileAll(backend)
  await scene.fetchPending()
  expect(await scene.stateOf(coachId)).toBe('closed')
  expect(await drifts(backend)).toMatchObject([{ their_state: 'closed', differs: ['access'] }])
})

test('calls a marked account an orphan until it is stored', async ({ backend, scene }) => {
  const coachId = await backend.newCoach()
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await backend.control('POST', '/_control/faults', fault)
  await backend.payouts.setUp(coachId, 'DE')
  await reconcileAll(backend)
  const { rows } = await backend.database.pool.query('SELECT stripe_account_id, marked_coach_id FROM orphan')
  expect(rows).toEqual([{ stripe_account_id: await scene.accountIdOf(coachId), marked_coach_id: coachId }])
})

test('asks again for a page that Stripe does not answer', async ({ backend, scene }) => {
  const coachId = await scene.begun()
  await scene.change(coachId, on)
  const fault = { method: 'GET', path: '/v1/accounts', kind: 'status', status: 429, times: 1 }
  await backend.control('POST', '/_control/faults', fault)
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  await backend.database.pool.query('UPDATE reconciliation_window SET lease_until = now()')
  await reconcileAll(backend)
  await minuteOver(backend)
  await scene.fetchPending()
  expect(await scene.stateOf(coachId)).toBe('ready')
})

test('does not repeat a run before its time', async ({ backend }) => {
  await reconcileAll(backend)
  expect(await backend.engine.reconcileAccounts()).toBe(0)
  await backend.database.pool.query(`UPDATE reconciliation SET began_at = now() - interval '25 hours'`)
  expect(await backend.engine.reconcileAccounts()).toBe(1)
})

async function reconcileAll(backend: Backend): Promise<void> {
  expect(await backend.engine.reconcileAccounts()).toBe(1)
  while ((await backend.engine.reconcileAccounts()) > 0);
}

async function fetchAfterAMinute(backend: Backend, scene: Scene): Promise<void> {
  await minuteOver(backend)
  await scene.fetchPending()
}

function requestFor(coachId: CoachId) {
  return { coachId, amount: 1250, currency: 'eur', reference: `order-${coachId}` }
}

async function minuteOver(backend: Backend): Promise<void> {
  await backend.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
}

async function drifts(backend: Backend) {
  const { rows } = await backend.database.pool.query('SELECT coach_id, our_state, their_state, differs FROM drift')
  return rows
}
