import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { type House, openHouse } from '../tools/testing/house'
import { on, sceneIn } from './testing/scene'

let house: House
const { accountIdOf, begun, change, fetchPending, stateOf } = sceneIn(() => house)
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/events', { silent: true })
})
beforeEach(() => house.database.pool.query('TRUNCATE sweep, sweep_window, orphan, drift'))
afterAll(() => house.close())

test('a change whose notice was lost is found, read, and noted as drift', async () => {
  const coachId = await begun()
  await change(coachId, on)
  await reconciliation()
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
  ['a coach asks', (coachId: CoachId) => house.payouts.fetchAccount(coachId, 'coach')],
  ['a coach returns', (coachId: CoachId) => house.payouts.fetchAccount(coachId, 'return')],
  ['the gate reads it', (coachId: CoachId) => house.payouts.charge(chargeFor(coachId))],
] as const)('such a change is noted as drift also where %s before the sweep has it read', async ([, ask]) => {
  const coachId = await begun()
  await change(coachId, on)
  await reconciliation()
  await ask(coachId)
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toMatchObject([{ coach_id: coachId, our_state: 'unfinished', their_state: 'ready' }])

  await change(coachId, { requirements: { disabled_reason: 'rejected.other' } })
  await house.payouts.checkNow('admin-1' as AdminId, coachId)
  expect(await stateOf(coachId)).toBe('rejected')
  expect(await drifts()).toHaveLength(1)
})

test.for([
  ['the sweep has it read', fetchAfterAMinute],
  ['a coach asks', (coachId: CoachId) => house.payouts.fetchAccount(coachId, 'coach')],
] as const)('a change whose notice comes before %s is no drift', async ([, read]) => {
  const coachId = await begun()
  const accountId = await accountIdOf(coachId)
  await change(coachId, on)
  await reconciliation()
  await house.engine.receive({ id: `evt_late_${accountId}`, accountId, kind: 'account' })
  await read(coachId)
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([])
})

test.each(['currency', 'country'])('a %s that is kept otherwise, and was not told of, is drift', async (part) => {
  const coachId = await begun()
  await house.database.pool.query(`UPDATE payout_account SET ${part} = 'xx' WHERE coach_id = $1`, [coachId])
  await reconciliation()
  await fetchAfterAMinute()
  expect(await drifts()).toMatchObject([{ coach_id: coachId, differs: [part] }])
})

test('what was kept before the lists were is read again, and that is no drift', async () => {
  const coachId = await begun()
  await house.database.pool.query('UPDATE payout_account SET listed = NULL WHERE coach_id = $1', [coachId])
  expect((await house.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys).toBeNull()
  await reconciliation()
  await fetchAfterAMinute()
  const keys = (await house.payouts.coachDetail('admin-1' as AdminId, coachId))?.keys
  expect(keys?.map(({ key }) => key)).toContain('external_account')
  expect(await drifts()).toEqual([])
})

test('another key of the same words that was not told of is drift', async () => {
  const coachId = await begun()
  await house.database.pool.query(
    `UPDATE payout_account SET listed = jsonb_set(listed, '{0,key}', '"another"') WHERE coach_id = $1`,
    [coachId],
  )
  await reconciliation()
  await fetchAfterAMinute()
  expect(await drifts()).toMatchObject([{ coach_id: coachId, differs: ['requirements'] }])
})

test('what a sweep saw and no read confirms is no drift', async () => {
  const coachId = await begun()
  await change(coachId, on)
  await reconciliation()
  await change(coachId, { reset: true })
  await fetchAfterAMinute()
  await change(coachId, on)
  await house.payouts.fetchAccount(coachId, 'return')
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([])
})

test('an account that agrees was checked when the sweep asked, and nothing is decided', async () => {
  const coachId = await begun()
  const { timeline } = await house.payouts.status(coachId)
  await house.database.pool.query(`UPDATE payout_account SET checked_at = now() - interval '3 days'`)
  await reconciliation()
  const { freshness, timeline: after } = await house.payouts.status(coachId)
  expect(freshness).toMatchObject({ kind: 'fresh', checkedBy: 'sweep' })
  expect(Date.now() - (freshness?.checkedAt.getTime() ?? 0)).toBeLessThan(60_000)
  expect(after).toEqual(timeline)
})

test('an account that the list shows no more is asked for, and closed', async () => {
  const coachId = await begun()
  await change(coachId, { access: 'withdrawn' })
  await reconciliation()
  await fetchPending()
  expect(await stateOf(coachId)).toBe('closed')
  expect(await drifts()).toMatchObject([{ their_state: 'closed', differs: ['access'] }])
})

test('an account with our mark that was stored nowhere is an orphan until it is', async () => {
  const coachId = await house.newCoach()
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  await house.payouts.setUp(coachId, 'DE')
  await reconciliation()
  const { rows } = await house.database.pool.query('SELECT stripe_account_id, marked_coach_id FROM orphan')
  expect(rows).toEqual([{ stripe_account_id: await accountIdOf(coachId), marked_coach_id: coachId }])
})

test('a page that Stripe does not answer is asked for again', async () => {
  const coachId = await begun()
  await change(coachId, on)
  const fault = { method: 'GET', path: '/v1/accounts', kind: 'status', status: 429, times: 1 }
  await house.control('POST', '/_control/faults', fault)
  expect(await house.engine.reconcileAccounts()).toBe(0)
  expect(await house.engine.reconcileAccounts()).toBe(0)
  await house.database.pool.query('UPDATE sweep_window SET lease_until = now()')
  await reconciliation()
  await minuteOver()
  await fetchPending()
  expect(await stateOf(coachId)).toBe('ready')
})

test('a sweep is not repeated before its time', async () => {
  await reconciliation()
  expect(await house.engine.reconcileAccounts()).toBe(0)
  await house.database.pool.query(`UPDATE sweep SET began_at = now() - interval '25 hours'`)
  expect(await house.engine.reconcileAccounts()).toBe(1)
})

async function reconciliation(): Promise<void> {
  expect(await house.engine.reconcileAccounts()).toBe(1)
  while ((await house.engine.reconcileAccounts()) > 0);
}

async function fetchAfterAMinute(): Promise<void> {
  await minuteOver()
  await fetchPending()
}

function chargeFor(coachId: CoachId) {
  return { coachId, amount: 1250, currency: 'eur', reference: `order-${coachId}` }
}

async function minuteOver(): Promise<void> {
  await house.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
}

async function drifts() {
  const { rows } = await house.database.pool.query('SELECT coach_id, our_state, their_state, differs FROM drift')
  return rows
}
