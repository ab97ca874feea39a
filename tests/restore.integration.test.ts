import { afterAll, beforeAll, expect, test } from 'vitest'
import { log } from '../lib/log'
import type { Doubt } from '../lib/payouts/installation/installation'
import { paymentWalk } from '../lib/payouts/reconciliation/payment-walk'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { createStore } from '../lib/store/store'
import { requestsTo } from './testing/requests'
import { openRestorable, type Restorable } from './testing/restored'
import { on } from './testing/scene'

let world: Restorable
let coachId: CoachId
beforeAll(async () => {
  world = await openRestorable()
  coachId = await world.till.readyCoach()
  await world.work()
})
afterAll(() => world.close())

const admin = 'admin-1' as AdminId
const request = (reference: string, amount = 2_000) => ({ coachId, amount, currency: 'eur', reference })
const passDay = () => world.backend.control('POST', '/_control/clock', { advance: 25 * 3600 })

/** Paid after the dump and lost with the restore. */
async function lose(reference: string): Promise<string> {
  await world.dump()
  const paymentId = await world.till.charge(coachId, 2_000, reference)
  await world.till.pay(paymentId)
  await world.work()
  await world.restore()
  expect(await world.backend.payouts.payment(admin, reference)).toBeNull()
  return paymentId
}

async function madeFor(reference: string): Promise<string[]> {
  interface Listed {
    data: { id: string; metadata: Record<string, string> }[]
  }
  const { data } = await world.till.atStripe<Listed>('GET', '/v1/payment_intents?limit=100')
  return data.filter(({ metadata }) => metadata.reference === reference).map(({ id }) => id)
}

async function requests(): Promise<number> {
  return (await requestsTo(world.backend, '/v1/payment_intents')).length
}

const outcomes = async (reference: string) => {
  const { rows } = await world.backend.database.pool.query<{ outcome: string }>(
    `SELECT facts->>'outcome' AS outcome FROM decision WHERE facts->'charge'->>'reference' = $1 ORDER BY id`,
    [reference],
  )
  return rows.map(({ outcome }) => outcome)
}

test('restores a payment made after the dump, and never makes it twice', async () => {
  const paymentId = await lose('swept')
  await world.work()
  const detail = await world.backend.payouts.payment(admin, 'swept')
  expect(detail?.payment).toMatchObject({ paymentId, state: 'paid', fee: 200, reached: 1_800 })
  expect(await outcomes('swept')).toEqual(['adopted'])
  await passDay()
  expect(await world.backend.payouts.charge(request('swept'))).toEqual({
    kind: 'collected',
    payment: { paymentId, state: 'paid' },
  })
  expect(await madeFor('swept')).toEqual([paymentId])
})

test('searches for a lost reference before its first payment, and finds it', async () => {
  const paymentId = await lose('looked-for')
  await passDay()
  expect(await world.backend.payouts.charge(request('looked-for', 2_001))).toEqual({ kind: 'reference-used' })
  expect(await world.backend.payouts.charge(request('looked-for'))).toEqual({
    kind: 'collected',
    payment: { paymentId, state: 'paid' },
  })
  expect(await madeFor('looked-for')).toEqual([paymentId])
})

test('makes no payment while Stripe does not say whether one was lost', async () => {
  const paymentId = await lose('away')
  await passDay()
  const fault = { method: 'GET', path: '/v1/payment_intents', kind: 'status', status: 500, when: 'before', times: 4 }
  await world.backend.control('POST', '/_control/faults', fault)
  expect(await world.backend.payouts.charge(request('away'))).toEqual({ kind: 'away' })
  await world.backend.control('DELETE', '/_control/faults')
  expect(await madeFor('away')).toEqual([paymentId])
  expect(await world.backend.payouts.charge(request('away'))).toMatchObject({ payment: { paymentId } })
})

test('finds a payment requested before the dump and paid after it, however late', async () => {
  const fault = { method: 'POST', path: '/v1/payment_intents', kind: 'cut', when: 'before', times: 3 }
  await world.backend.control('POST', '/_control/faults', fault)
  expect(await world.backend.payouts.charge(request('asked-before'))).toEqual({ kind: 'away' })
  await world.backend.database.pool.query(
    `UPDATE payment SET attempted_at = attempted_at - interval '5 hours', asked_at = asked_at - interval '5 hours'
     WHERE reference = 'asked-before'`,
  )
  await world.dump()
  const paymentId = await world.till.charge(coachId, 2_000, 'asked-before')
  await world.till.pay(paymentId)
  await world.restore()
  await world.backend.database.pool.query(
    `UPDATE payment SET attempted_at = attempted_at - interval '1 day', asked_at = asked_at - interval '1 day'
     WHERE reference = 'asked-before'`,
  )
  await passDay()
  expect(await world.backend.payouts.charge(request('asked-before'))).toMatchObject({ payment: { paymentId } })
  expect(await madeFor('asked-before')).toEqual([paymentId])
})

test('asks Stripe nothing before a payment when nothing was restored or all was compared', async () => {
  await lose('compared')
  await world.work()
  const before = await requests()
  await world.till.charge(coachId, 2_000, 'after-the-comparison')
  expect((await requests()) - before).toBe(1)
})

test('makes no second payment after a fail-over that lost the last seconds', async () => {
  await world.work()
  const paymentId = await world.till.charge(coachId, 2_000, 'failed-over')
  // Like a promoted standby that had not received the payment.
  await world.backend.database.pool.query(`DELETE FROM payment WHERE reference = 'failed-over'`)
  await world.backend.database.pool.query(`UPDATE installation SET place = 'another timeline'`)
  await passDay()
  expect(await world.backend.payouts.charge(request('failed-over'))).toMatchObject({ payment: { paymentId } })
  expect(await madeFor('failed-over')).toEqual([paymentId])
})

test('always searches first when a restore cannot be ruled out', async () => {
  await world.work()
  const { pool } = world.backend.database
  const { rows } = await pool.query<{ source: string }>(
    `SELECT pg_get_functiondef('installation_place'::regproc) AS source`,
  )
  await pool.query(
    `CREATE OR REPLACE FUNCTION installation_place() RETURNS TEXT LANGUAGE sql STABLE AS 'SELECT NULL::text'`,
  )
  const before = await requests()
  await world.till.charge(coachId, 2_000, 'unknowable')
  expect((await requests()) - before).toBe(2)
  const paymentId = await world.till.charge(coachId, 2_000, 'unknowable-lost')
  await pool.query(`DELETE FROM payment WHERE reference = 'unknowable-lost'`)
  await passDay()
  expect(await world.backend.payouts.charge(request('unknowable-lost'))).toMatchObject({ payment: { paymentId } })
  await pool.query(rows[0]?.source ?? '')
})

test('recognizes a row brought back into its own database', async () => {
  await world.work()
  const { pool } = world.backend.database
  await pool.query('CREATE TABLE brought_back AS TABLE installation')
  await pool.query('TRUNCATE installation')
  await pool.query('INSERT INTO installation SELECT * FROM brought_back')
  await pool.query('DROP TABLE brought_back')
  const before = await requests()
  await world.till.charge(coachId, 2_000, 'brought-back')
  expect((await requests()) - before).toBe(2)
})

test('restores an account opened after the dump, and then its payments', async () => {
  const newcomer = await world.backend.newCoach()
  const { paymentId } = await loseAccountOf(newcomer, 'of-a-newcomer')
  const { payouts } = world.backend
  await world.backend.engine.reconcilePayments()
  expect(await payouts.payment(admin, 'of-a-newcomer')).toBeNull()
  await world.work()
  expect((await payouts.status(newcomer)).state).toBe('ready')
  expect((await payouts.payment(admin, 'of-a-newcomer'))?.payment).toMatchObject({ paymentId, state: 'paid' })
})

test('gives a coach who sets up before reconciliation their lost account', async () => {
  const newcomer = await world.backend.newCoach()
  const { accountId } = await loseAccountOf(newcomer, 'of-one-who-returns')
  await passDay()
  expect(await world.backend.payouts.setUp(newcomer, 'FR')).toEqual({ kind: 'set-up-otherwise', country: 'DE' })
  expect(await world.backend.payouts.setUp(newcomer, 'DE')).toMatchObject({ kind: 'link' })
  expect((await world.backend.accountsOf(newcomer)).map(({ id }) => id)).toEqual([accountId])
  expect((await world.backend.payouts.status(newcomer)).country).toBe('DE')
})

test('lets a lost coach return under the old id with account and payments', async () => {
  await world.dump()
  const lost = await world.till.readyCoach()
  const accountId = (await world.backend.accountsOf(lost))[0]?.id
  const paymentId = await world.till.charge(lost, 2_000, 'of-a-lost-coach')
  await world.till.pay(paymentId)
  await world.restore()
  await world.work()
  const listed = await world.backend.payouts.healthLists(admin, nowhere)
  expect(listed.orphans.rows).toMatchObject([{ accountId, markedCoachId: lost, email: null }])
  expect(listed.conflicts.rows).toMatchObject([{ providerId: paymentId, coachId: lost, differs: ['owner'] }])
  expect(await world.backend.payouts.charge({ ...request('of-a-lost-coach') })).toEqual({ kind: 'reference-used' })

  const coach = { id: lost, email: 'lost@example.com', name: 'Lost', reference: null, by: { kind: 'machine' } as const }
  expect(await world.backend.operator.addCoach(coach)).toBe(lost)
  await world.backend.operator.reconciliation.begin()
  await world.work()
  expect((await world.backend.payouts.status(lost)).state).toBe('ready')
  expect((await world.backend.payouts.payment(admin, 'of-a-lost-coach'))?.payment).toMatchObject({
    paymentId,
    state: 'paid',
  })
  const after = await world.backend.payouts.healthLists(admin, nowhere)
  expect([after.orphans.rows, after.conflicts.rows]).toEqual([[], []])
})

test('lists an account whose coach is gone, though its mark or id differs', async () => {
  const { backend, till } = world
  const gone = await backend.newCoach()
  await backend.database.pool.query('DELETE FROM coach WHERE id = $1', [gone])
  const { id: installation } = await backend.operator.identity.find()
  const make = (marks: Record<string, string>) =>
    till.atStripe('POST', '/v1/accounts', {
      ...{ country: 'DE', email: 'gone@example.com', type: 'express' },
      ...{ 'capabilities[card_payments][requested]': 'true', 'capabilities[transfers][requested]': 'true' },
      ...marks,
    })
  const unmarked = await make({ 'metadata[coach_id]': gone })
  const numberless = await make({ 'metadata[installation]': installation })
  const ofAnother = await make({ 'metadata[coach_id]': 'another', 'metadata[installation]': 'another' })
  await backend.operator.reconciliation.begin()
  await world.work()
  const { rows } = (await backend.payouts.healthLists(admin, nowhere)).conflicts
  expect(rows).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ providerId: unmarked.id, coachId: gone, email: null, differs: ['installation'] }),
      expect.objectContaining({ providerId: numberless.id, coachId: null, differs: ['coach'] }),
    ]),
  )
  expect(rows.map(({ providerId }) => providerId)).not.toContain(ofAnother.id)
})

test('doubts after an ordinary database start for one page only, and says so', async () => {
  await world.work()
  const { pool } = world.backend.database
  const { rows } = await pool.query<{ place: string }>('SELECT place FROM installation')
  const [cluster, timeline, , ...rest] = rows[0]?.place.split(' ') ?? []
  await pool.query(`UPDATE installation SET place = $1, written_in = txid_current() % 4294967296`, [
    [cluster, timeline, '1700000000.5', ...rest].join(' '),
  ])
  const doubt = async () => {
    const { findings } = await world.backend.payouts.selfCheck(admin)
    return findings.map(({ name, severity }) => `${name} ${severity}`).filter((each) => /restart|restored/.test(each))
  }
  await world.till.charge(coachId, 2_000, 'after-a-start')
  expect(await doubt()).toEqual(['restarted fine'])
  expect(await world.backend.engine.reconcilePayments()).toBe(1)
  expect(await doubt()).toEqual(['not-restored fine'])
  const before = await requests()
  await world.till.charge(coachId, 2_000, 'after-the-page')
  expect((await requests()) - before).toBe(1)
})

test('ends the doubt about payments once the list reaches back far enough', async () => {
  const store = createStore(world.backend.database)
  const platform = await world.till.platform()
  await world.backend.operator.reconciliation.begin()
  const { from } = (await store.installation.findDoubt(platform, 'payments')) as Doubt
  const settle = async (next: string, reached: Date) => {
    const page = await store.reconciliation.takePage(
      platform,
      paymentWalk({ store, log, reconcileEverySeconds: 86_400 }),
    )
    if (page === null) throw new Error('no page is due')
    const found = { kind: 'payments' as const, differing: [] }
    await store.reconciliation.settlePage(page, { next, compared: 0, adopted: 0, reached, found })
    return store.installation.findDoubt(platform, 'payments')
  }
  expect(await settle('pi_1', from)).not.toBeNull()
  expect(await settle('pi_2', new Date(from.getTime() - 1))).toBeNull()
  expect(await store.installation.findDoubt(platform, 'accounts')).not.toBeNull()
})

const nowhere = { unconfirmed: null, unchecked: null, drifts: null, orphans: null, conflicts: null, gone: null }

async function loseAccountOf(newcomer: CoachId, reference: string) {
  await world.dump()
  await world.backend.payouts.setUp(newcomer, 'DE')
  const accountId = (await world.backend.accountsOf(newcomer))[0]?.id
  await world.backend.control('POST', `/_control/accounts/${accountId}/facts`, { ...on, notify: false })
  await world.work()
  const paymentId = await world.till.charge(newcomer, 2_000, reference)
  await world.till.pay(paymentId)
  await world.restore()
  return { accountId, paymentId }
}
