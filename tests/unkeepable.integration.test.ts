import { expect } from 'vitest'
import type { AdminId } from '../lib/payouts/vocabulary/ids'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { on } from './testing/scene'

const test = backendTest({ isSilent: true })

const admin = 'admin-1' as AdminId

/** Makes PostgreSQL refuse a value that our checks let through. */
async function whileRefused(
  backend: Backend,
  table: string,
  condition: string,
  act: () => Promise<void>,
): Promise<void> {
  const { pool } = backend.database
  await pool.query(`ALTER TABLE ${table} ADD CONSTRAINT refused CHECK (${condition}) NOT VALID`)
  await act().finally(() => pool.query(`ALTER TABLE ${table} DROP CONSTRAINT refused`))
}

test('counts, slows and shows a fetch that the database refuses, until it can be stored', async ({
  backend,
  scene,
}) => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  await scene.change(coachId, on)
  await whileRefused(backend, 'payout_account', 'NOT payouts_enabled', async () => {
    expect(await backend.payouts.checkNow(admin, coachId)).toEqual({ kind: 'could-not-confirm' })
    // It is not retried at once and delays no one: a slow machine gets a minute for this.
    await backend.database.pool.query(`UPDATE account_counter SET retry_at = retry_at + interval '1 minute'`)
    expect(await backend.engine.fetchPending()).toBe(0)
    expect(await backend.payouts.status(coachId)).toMatchObject({ freshness: { kind: 'unconfirmed' } })
    const { unconfirmed } = await backend.payouts.healthLists(admin, nowhere)
    expect(unconfirmed.rows).toMatchObject([{ accountId, failure: 'unreadable', failures: 1 }])
  })
  expect(await backend.payouts.checkNow(admin, coachId)).toEqual({ kind: 'kept' })
  expect((await backend.payouts.healthLists(admin, nowhere)).unconfirmed.rows).toEqual([])
})

test('shows staff a new account that the database refuses, until it can be stored', async ({ backend }) => {
  const coachId = await backend.newCoach()
  await whileRefused(backend, 'payout_account', `country <> 'DE'`, async () => {
    expect(await backend.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
    const detail = await backend.payouts.coachDetail(admin, coachId)
    expect(detail?.decisions[0]).toMatchObject({ kind: 'set-up-refused', reason: 'unreadable', code: null })
  })
  expect(await backend.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await backend.accountsOf(coachId)).toHaveLength(1)
})

test('counts, slows and shows a payment that the database refuses, delaying no other', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  for (const [reference, amount] of [
    ['odd', 2468],
    ['even', 2000],
  ] as const) {
    await till.pay(await till.charge(coachId, amount, reference))
  }
  await whileRefused(backend, 'movement', 'amount <> 2468', async () => {
    await due(backend)
    expect(await backend.engine.runDueChecks()).toBe(2)
    expect(await backend.engine.runDueChecks()).toBe(0)
    expect((await backend.payouts.payment(admin, 'even'))?.payment.state).toBe('paid')
    expect((await backend.payouts.payment(admin, 'odd'))?.payment).toMatchObject({
      state: 'open',
      checkFailing: { failure: 'unreadable', failures: 1 },
    })
    await due(backend)
    await backend.engine.runDueChecks()
    const { rows } = (await backend.payouts.healthLists(admin, nowhere)).unchecked
    expect(rows).toMatchObject([{ reference: 'odd', failure: 'unreadable', failures: 2 }])
    expect(rows[0]?.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 10_000)
    const { findings } = await backend.payouts.selfCheck(admin)
    expect(findings).toContainEqual(expect.objectContaining({ name: 'unchecked', severity: 'look' }))
  })
  await due(backend)
  await backend.engine.runDueChecks()
  expect((await backend.payouts.payment(admin, 'odd'))?.payment).toMatchObject({ state: 'paid', checkFailing: null })
})

test('counts and shows a payment that no longer exists at the provider', async ({ backend, till }) => {
  const coachId = await till.readyCoach()
  await till.charge(coachId, 2_000, 'gone')
  await backend.database.pool.query(`UPDATE payment SET payment_intent_id = 'pi_nobody' WHERE reference = 'gone'`)
  await due(backend)
  await backend.engine.runDueChecks()
  const { rows } = (await backend.payouts.healthLists(admin, nowhere)).unchecked
  expect(rows).toMatchObject([{ reference: 'gone', failure: 'gone', failures: 1 }])
})

const nowhere = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }

/** Makes every expected check due. */
async function due(backend: Backend): Promise<void> {
  await backend.database.pool.query(
    `UPDATE payment SET next_check_at = now() - interval '1 second' WHERE next_check_at IS NOT NULL`,
  )
}
