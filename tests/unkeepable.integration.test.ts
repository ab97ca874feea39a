import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AdminId } from '../lib/payouts/vocabulary/ids'
import { type House, openHouse } from '../tools/testing/house'
import { on, sceneIn } from './testing/scene'
import { tillIn } from './testing/till'

let house: House
const scene = sceneIn(() => house)
const till = tillIn(() => house)
const admin = 'admin-1' as AdminId
beforeAll(async () => {
  house = await openHouse()
  await house.control('POST', '/_control/events', { silent: true })
})
afterAll(() => house.close())

/** Stands for whatever PostgreSQL refuses and no check of ours knows of. */
async function whileRefused(table: string, condition: string, act: () => Promise<void>): Promise<void> {
  const { pool } = house.database
  await pool.query(`ALTER TABLE ${table} ADD CONSTRAINT refused CHECK (${condition}) NOT VALID`)
  await act().finally(() => pool.query(`ALTER TABLE ${table} DROP CONSTRAINT refused`))
}

test('an account that the database refuses is a failed read: counted, slowed down, shown, and kept once it can be', async () => {
  const coachId = await scene.begun()
  const accountId = await scene.accountIdOf(coachId)
  await scene.change(coachId, on)
  await whileRefused('payout_account', 'NOT payouts_enabled', async () => {
    expect(await house.payouts.checkNow(admin, coachId)).toEqual({ kind: 'could-not-confirm' })
    // Nobody asks again at once, and whoever is due is not held up.
    expect(await house.engine.fetchPending()).toBe(0)
    expect(await house.payouts.status(coachId)).toMatchObject({ freshness: { kind: 'unconfirmed' } })
    const { unconfirmed } = await house.payouts.healthLists(admin, nowhere)
    expect(unconfirmed.rows).toMatchObject([{ accountId, failure: 'unreadable', failures: 1 }])
  })
  expect(await house.payouts.checkNow(admin, coachId)).toEqual({ kind: 'kept' })
  expect((await house.payouts.healthLists(admin, nowhere)).unconfirmed.rows).toEqual([])
})

test('a new account that the database refuses is a refusal staff see, and stands once it can be kept', async () => {
  const coachId = await house.newCoach()
  await whileRefused('payout_account', `country <> 'DE'`, async () => {
    expect(await house.payouts.setUp(coachId, 'DE')).toEqual({ kind: 'away' })
    const detail = await house.payouts.coachDetail(admin, coachId)
    expect(detail?.decisions[0]).toMatchObject({ kind: 'set-up-refused', reason: 'unreadable', code: null })
  })
  expect(await house.payouts.setUp(coachId, 'DE')).toMatchObject({ kind: 'link' })
  expect(await house.accountsOf(coachId)).toHaveLength(1)
})

test('a payment that the database refuses is counted, slowed down and shown, and holds up no other', async () => {
  const coachId = await till.readyCoach()
  for (const [reference, amount] of [
    ['odd', 2468],
    ['even', 2000],
  ] as const) {
    await till.pay(await till.charge(coachId, amount, reference))
  }
  await whileRefused('movement', 'amount <> 2468', async () => {
    await due()
    expect(await house.engine.runDueChecks()).toBe(2)
    expect(await house.engine.runDueChecks()).toBe(0)
    expect((await house.payouts.payment(admin, 'even'))?.payment.state).toBe('paid')
    expect((await house.payouts.payment(admin, 'odd'))?.payment).toMatchObject({
      state: 'open',
      checkFailing: { failure: 'unreadable', failures: 1 },
    })
    await due()
    await house.engine.runDueChecks()
    const { rows } = (await house.payouts.healthLists(admin, nowhere)).unchecked
    expect(rows).toMatchObject([{ reference: 'odd', failure: 'unreadable', failures: 2 }])
    expect(rows[0]?.nextTryAt.getTime()).toBeGreaterThan(Date.now() + 10_000)
    const { findings } = await house.payouts.selfCheck(admin)
    expect(findings).toContainEqual(expect.objectContaining({ name: 'unchecked', severity: 'look' }))
  })
  await due()
  await house.engine.runDueChecks()
  expect((await house.payouts.payment(admin, 'odd'))?.payment).toMatchObject({ state: 'paid', checkFailing: null })
})

test('a payment the provider knows no more is counted and shown', async () => {
  const coachId = await till.readyCoach()
  await till.charge(coachId, 2_000, 'gone')
  await house.database.pool.query(`UPDATE charge SET payment_intent_id = 'pi_nobody' WHERE reference = 'gone'`)
  await due()
  await house.engine.runDueChecks()
  const { rows } = (await house.payouts.healthLists(admin, nowhere)).unchecked
  expect(rows).toMatchObject([{ reference: 'gone', failure: 'gone', failures: 1 }])
})

const nowhere = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }

/** Every look that is expected is due. */
async function due(): Promise<void> {
  await house.database.pool.query(`UPDATE charge SET look_at = now() - interval '1 second' WHERE look_at IS NOT NULL`)
}
