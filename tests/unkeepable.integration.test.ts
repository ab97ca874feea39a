import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AdminId } from '../lib/payouts/vocabulary/ids'
import { type Backend, openBackend } from '../tools/testing/backend'
import { on, sceneIn } from './testing/scene'
import { tillIn } from './testing/till'

let backend: Backend
const scene = sceneIn(() => backend)
const till = tillIn(() => backend)
const admin = 'admin-1' as AdminId
beforeAll(async () => {
  backend = await openBackend()
  await backend.control('POST', '/_control/events', { silent: true })
})
afterAll(() => backend.close())

/** Makes PostgreSQL refuse a value that our checks let through. */
async function whileRefused(table: string, condition: string, act: () => Promise<void>): Promise<void> {
  const { pool } = backend.database
  await pool.query(`ALTER TABLE ${table} ADD CONSTRAINT refused CHECK (${condition}) NOT VALID`)
  await act().finally(() => pool.query(`ALTER TABLE ${table} DROP CONSTRAINT refused`))
}

test('counts, slows and shows a fetch that the database refuses, until it can be stored', async () => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  await scene.change(coachId, on)
  await whileRefused('payout_account', 'NOT payouts_enabled', async () => {
    expect(await backend.payouts.checkNow(admin, coachId)).toEqual({ kind: 'could-not-confirm' })
    // It is not retried at once and delays no one.
    expect(await backend.engine.fetchPending()).toBe(0)
    expect(await backend.payouts.status(coachId)).toMatchObject({ freshness: { kind: 'unconfirmed' } })
    const { unconfirmed } = await backend.payouts.healthLists(admin, nowhere)
    expect(unconfirmed.rows).toMatchObject([{ accountId, failure: 'unreadable', failures: 1 }])
  })
  expect(await backend.payouts.checkNow(admin, coachId)).toEqual({ kind: 'kept' })
  expect((await backend.payouts.healthLists(admin, nowhere)).unconfirmed.rows).toEqual([])
})

test('shows staff a new account that the database refuses, until it can be stored', async () => {
  const coachId = await backend.newCoach()
  await whileRefused('payout_account', `country <> 'DE'`, async () => {
    expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
    const detail = await backend.payouts.coachDetail(admin, coachId)
    expect(detail?.decisions[0]).toMatchObject({ kind: 'set-up-refused', reason: 'unreadable', code: null })
  })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('counts, slows and shows a payment that the database refuses, delaying no other', async () => {
  const coachId = await till.readyCoach()
  for (const [reference, amount] of [
    ['odd', 2468],
    ['even', 2000],
  ] as const) {
    await till.pay(await till.charge(coachId, amount, reference))
  }
  await whileRefused('movement', 'amount <> 2468', async () => {
    await due()
    expect(await backend.engine.runDueChecks()).toBe(2)
    expect(await backend.engine.runDueChecks()).toBe(0)
    expect((await backend.payouts.payment(admin, 'even'))?.payment.state).toBe('paid')
    expect((await backend.payouts.payment(admin, 'odd'))?.payment).toMatchObject({
      state: 'open',
      checkFailing: { failure: 'unreadable', failures: 1 },
    })
    await due()
    await backend.engine.runDueChecks()
    const { rows } = (await backend.payouts.healthLists(admin, nowhere)).unchecked
    expect(rows).toMatchObject([{ reference: 'odd', failure: 'unreadable', failures: 2 }])
    expect(rows[0]?.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 10_000)
    const { findings } = await backend.payouts.selfCheck(admin)
    expect(findings).toContainEqual(expect.objectContaining({ name: 'unchecked', severity: 'look' }))
  })
  await due()
  await backend.engine.runDueChecks()
  expect((await backend.payouts.payment(admin, 'odd'))?.payment).toMatchObject({ state: 'paid', checkFailing: null })
})

test('counts and shows a payment the provider no longer knows', async () => {
  const coachId = await till.readyCoach()
  await till.charge(coachId, 2_000, 'gone')
  await backend.database.pool.query(`UPDATE charge SET payment_intent_id = 'pi_nobody' WHERE reference = 'gone'`)
  await due()
  await backend.engine.runDueChecks()
  const { rows } = (await backend.payouts.healthLists(admin, nowhere)).unchecked
  expect(rows).toMatchObject([{ reference: 'gone', failure: 'gone', failures: 1 }])
})

const nowhere = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }

/** Makes every expected check due. */
async function due(): Promise<void> {
  await backend.database.pool.query(`UPDATE charge SET look_at = now() - interval '1 second' WHERE look_at IS NOT NULL`)
}
