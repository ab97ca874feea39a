import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type House, openHouse } from '../../scripts/testing/house'
import { on, sceneIn } from './testing/scene'

let house: House
const { accountIdOf, begun, change, drain, stateOf } = sceneIn(() => house)
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/notices', { silent: true })
})
beforeEach(() => house.database.pool.query('TRUNCATE sweep, sweep_window, orphan, drift'))
afterAll(() => house.close())

test('a change whose notice was lost is found, read, and noted as drift', async () => {
  const coachId = await begun()
  await change(coachId, on)
  await sweep()
  expect(await stateOf(coachId)).toBe('unfinished')
  await minuteOver()
  await drain()
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

test('a change whose notice comes within the minute is no drift', async () => {
  const coachId = await begun()
  const accountId = await accountIdOf(coachId)
  await change(coachId, on)
  await sweep()
  await house.engine.heed({ id: `evt_late_${accountId}`, accountId, kind: 'account' })
  await minuteOver()
  await drain()
  expect(await stateOf(coachId)).toBe('ready')
  expect(await drifts()).toEqual([])
})

test('an account that agrees was checked when the sweep asked, and nothing is decided', async () => {
  const coachId = await begun()
  const { timeline } = await house.payouts.status(coachId)
  await house.database.pool.query(`UPDATE payout_account SET checked_at = now() - interval '3 days'`)
  await sweep()
  const { freshness, timeline: after } = await house.payouts.status(coachId)
  expect(freshness).toMatchObject({ kind: 'fresh', checkedBy: 'sweep' })
  expect(Date.now() - (freshness?.checkedAt.getTime() ?? 0)).toBeLessThan(60_000)
  expect(after).toEqual(timeline)
})

test('an account that the list shows no more is asked for, and closed', async () => {
  const coachId = await begun()
  await change(coachId, { access: 'withdrawn' })
  await sweep()
  await drain()
  expect(await stateOf(coachId)).toBe('closed')
  expect(await drifts()).toMatchObject([{ their_state: 'closed', differs: ['access'] }])
})

test('an account with our mark that was stored nowhere is an orphan until it is', async () => {
  const coachId = await house.newCoach()
  const fault = { method: 'POST', path: '/v1/accounts', kind: 'cut', when: 'after', times: 3 }
  await house.control('POST', '/_control/faults', fault)
  await house.payouts.setUp(coachId, 'DE')
  await sweep()
  const { rows } = await house.database.pool.query('SELECT stripe_account_id, marked_coach_id FROM orphan')
  expect(rows).toEqual([{ stripe_account_id: await accountIdOf(coachId), marked_coach_id: coachId }])
})

test('a page that Stripe does not answer is asked for again', async () => {
  const coachId = await begun()
  await change(coachId, on)
  const fault = { method: 'GET', path: '/v1/accounts', kind: 'status', status: 429, times: 1 }
  await house.control('POST', '/_control/faults', fault)
  expect(await house.engine.sweep()).toBe(0)
  expect(await house.engine.sweep()).toBe(0)
  await house.database.pool.query('UPDATE sweep_window SET lease_until = now()')
  await sweep()
  await minuteOver()
  await drain()
  expect(await stateOf(coachId)).toBe('ready')
})

test('a sweep is not repeated before its time', async () => {
  await sweep()
  expect(await house.engine.sweep()).toBe(0)
  await house.database.pool.query(`UPDATE sweep SET began_at = now() - interval '25 hours'`)
  expect(await house.engine.sweep()).toBe(1)
})

async function sweep(): Promise<void> {
  expect(await house.engine.sweep()).toBe(1)
  while ((await house.engine.sweep()) > 0);
}

async function minuteOver(): Promise<void> {
  await house.database.pool.query(`UPDATE account_counter SET retry_at = retry_at - interval '1 minute'`)
}

async function drifts() {
  const { rows } = await house.database.pool.query('SELECT coach_id, our_state, their_state, differs FROM drift')
  return rows
}
