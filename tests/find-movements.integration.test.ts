import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import { log } from '../lib/log'
import type { Moved } from '../lib/payouts/ports/provider'
import type { PageResult } from '../lib/payouts/ports/reconciliation-store'
import { movementWalk } from '../lib/payouts/reconciliation/movement-walk'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { inTransaction } from '../lib/store/sql/transaction'
import { createStore } from '../lib/store/store'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import { requestsTo } from './testing/requests'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

const refunds = movementWalk({ log }, 'refunds')
const disputes = movementWalk({ log }, 'disputes')

let coachId: CoachId
test.beforeAll(async ({ backend, till }) => {
  coachId = await till.readyCoach()
  await watch(backend)
})
test.beforeEach(({ backend }) => passMinutes(backend))
test.afterEach(({ backend }) => backend.control('DELETE', '/_control/faults'))

test('finds a refund and dispute made in Stripe’s dashboard, and checks no other payment', async ({
  backend,
  till,
}) => {
  const [refunded, disputed] = [await paid(till, 'refunded'), await paid(till, 'disputed')]
  await paid(till, 'untouched')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: refunded, amount: '700' })
  await till.dispute(disputed)
  await watch(backend)
  expect(await due(backend)).toEqual(['disputed', 'refunded'])
  while ((await backend.engine.runDueChecks()) > 0);
  expect(await moved(backend, 'refunded')).toEqual(['refund 700 done'])
  expect(await moved(backend, 'disputed')).toEqual(['dispute 3000 needs-answer'])
})

test('finds a second dispute of a payment and counts both', async ({ backend, till }) => {
  const paymentId = await paid(till, 'twice')
  const { id } = await till.dispute(paymentId, 1_000)
  await till.check()
  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'lost' })
  await till.check()
  expect(await due(backend)).toEqual([])
  await till.dispute(paymentId)
  await watch(backend)
  expect(await due(backend)).toEqual(['twice'])
  while ((await backend.engine.runDueChecks()) > 0);
  expect((await moved(backend, 'twice')).toSorted()).toEqual(['dispute 1000 lost', 'dispute 2000 needs-answer'])
})

test('does not check again what is stored, though it is listed again', async ({ backend, till }) => {
  const paymentId = await paid(till, 'kept')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await till.check()
  expect(await moved(backend, 'kept')).toEqual(['refund 100 done'])
  await watch(backend)
  expect(await due(backend)).toEqual([])
})

test('reads every two minutes, shared by servers', async ({ backend, till }) => {
  const second = wire(readEnv(backend.settings))
  await watch(backend)
  expect(await Promise.all([backend, second].map(({ engine }) => engine.watchMovements()))).toEqual([0, 0])
  await passMinutes(backend)
  const platform = await till.platform()
  const taken = await Promise.all(
    [backend, second].map(({ database }) => createStore(database).reconciliation.takePage(platform, refunds)),
  )
  expect(taken.filter((page) => page !== null)).toHaveLength(1)
  await endLeases(backend)
  await watch(backend)
})

test('does not take a page that another server took', async ({ backend, till }) => {
  const store = createStore(backend.database)
  const platform = await till.platform()
  await store.reconciliation.takePage(platform, refunds)
  await endLeases(backend)
  await inTransaction(backend.database.pool, async (other) => {
    await other.query('SELECT FROM reconciliation_window FOR UPDATE')
    expect(await store.reconciliation.takePage(platform, refunds)).toBeNull()
    await other.query(`UPDATE reconciliation_window SET lease_until = clock_timestamp() + interval '1 minute'`)
  })
  expect(await store.reconciliation.takePage(platform, refunds)).toBeNull()
  await endLeases(backend)
  await watch(backend)
})

test('continues a dead server’s reading at its page, a minute later', async ({ backend, till }) => {
  const paymentId = await paid(till, 'resumed')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  const store = createStore(backend.database)
  expect(await store.reconciliation.takePage(await till.platform(), refunds)).toMatchObject({
    list: 'refunds',
    after: null,
  })
  await watch(backend)
  expect(await due(backend)).toEqual([])
  await backend.database.pool.query(`UPDATE reconciliation_window SET lease_until = now() - interval '1 second'`)
  await watch(backend)
  expect(await due(backend)).toEqual(['resumed'])
})

test('leaves the run for later while Stripe is away, and misses nothing', async ({ backend, till }) => {
  const paymentId = await paid(till, 'while-away')
  await backend.control('POST', '/_control/faults', { method: 'GET', path: '/v1/refunds', kind: 'cut', times: 1 })
  // Disputes do not wait for refunds.
  expect(await backend.engine.watchMovements()).toBe(1)
  expect(await backend.engine.watchMovements()).toBe(0)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await endLeases(backend)
  await watch(backend)
  expect(await due(backend)).toContain('while-away')
})

test('finds next time what is made during a run, or listed ten minutes late', async ({ backend, till }) => {
  const paymentId = await paid(till, 'meanwhile')
  expect(await backend.engine.watchMovements()).toBe(1)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await watch(backend)
  expect(await due(backend)).not.toContain('meanwhile')
  await passMinutes(backend)
  const { rows } = await backend.database.pool.query<{ from: Date }>(`
    SELECT date_trunc('second', began_at - interval '10 minutes') AS from FROM reconciliation WHERE list = 'refunds'`)
  const page = await createStore(backend.database).reconciliation.takePage(await till.platform(), refunds)
  expect(page).toMatchObject({ from: rows[0]?.from, after: null })
  await endLeases(backend)
  await watch(backend)
  expect(await due(backend)).toContain('meanwhile')
})

test('restarts the run when its cursor is no longer listed', async ({ backend, till }) => {
  const paymentId = await paid(till, 'listed-again')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  const store = createStore(backend.database)
  for (const walk of [refunds, disputes]) await store.reconciliation.takePage(await till.platform(), walk)
  await backend.database.pool.query(`UPDATE reconciliation_window SET last_id = 're_nowhere', lease_until = NULL`)
  expect(await backend.engine.watchMovements()).toBe(1)
  await watch(backend)
  expect(await due(backend)).toContain('listed-again')
})

test('settles nothing in a second run of a settled page', async ({ backend, till }) => {
  const store = createStore(backend.database)
  const page = await store.reconciliation.takePage(await till.platform(), refunds)
  if (page === null) throw new Error('a page should have been due')
  expect(await store.reconciliation.settlePage(page, resultOf('re_1', []))).toBe(true)
  expect(await store.reconciliation.settlePage(page, resultOf(null, []))).toBe(false)
  const { rows } = await backend.database.pool.query(
    'SELECT list, last_id FROM reconciliation_window JOIN reconciliation ON id = reconciliation_id',
  )
  expect(rows).toEqual([{ list: 'refunds', last_id: 're_1' }])
  await store.reconciliation.restartWindow({ ...page, after: 're_1' })
})

test('finds an inquiry, its refund, and what the bank makes of it', async ({ backend, till }) => {
  const paymentId = await paid(till, 'inquiry')
  const { id } = await backend.control<{ id: string }>('POST', `/_control/payments/${paymentId}/dispute`, {
    inquiry: true,
  })
  await watch(backend)
  await backend.engine.runDueChecks()
  expect(await moved(backend, 'inquiry')).toEqual(['dispute 3000 inquiry'])
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '500' })
  await passMinutes(backend)
  await watch(backend)
  await backend.engine.runDueChecks()
  expect((await moved(backend, 'inquiry')).toSorted()).toEqual(['dispute 3000 inquiry', 'refund 500 done'])
  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'escalated' })
  await till.check()
  expect(await moved(backend, 'inquiry')).toContain('dispute 2500 needs-answer')
})

test('requests a listed dispute that its payment does not mention', async ({ backend, till }) => {
  const paymentId = await paid(till, 'unsaid')
  const store = createStore(backend.database)
  const page = await store.reconciliation.takePage(await till.platform(), disputes)
  if (page === null) throw new Error('a page should have been due')
  await store.reconciliation.settlePage(page, resultOf(null, [{ id: 'du_inquiry', paymentId }], true))
  await backend.engine.runDueChecks()
  const [last] = await requestsTo(backend, '/v1/disputes')
  expect([last]).toMatchObject([{ params: { charge: expect.stringMatching(/^ch_/) } }])
})

test('checks nothing for refunds and disputes of other systems, platforms and modes', async ({ backend, till }) => {
  const paymentId = await paid(till, 'elsewhere')
  await backend.database.pool.query(
    `UPDATE payment SET platform_account_id = 'acct_other' WHERE reference = 'elsewhere'`,
  )
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await watch(backend)
  expect(await due(backend)).not.toContain('elsewhere')
})

/** A paid payment of thirty euros, checked, with nothing due. */
async function paid(till: Till, reference: string): Promise<string> {
  const paymentId = await till.charge(coachId, 3_000, reference)
  await till.pay(paymentId)
  await till.check()
  return paymentId
}

/** The next run is due. */
async function passMinutes(backend: Backend): Promise<void> {
  await backend.database.pool.query(
    `UPDATE reconciliation SET began_at = least(began_at, now() - interval '2 minutes') WHERE ended_at IS NOT NULL`,
  )
}

async function endLeases(backend: Backend): Promise<void> {
  await backend.database.pool.query('UPDATE reconciliation_window SET lease_until = NULL')
}

function resultOf(next: string | null, moved: Moved[], areDisputes = false): PageResult {
  const found = { kind: 'movements', moved, areDisputes } as const
  return { next, compared: moved.length, adopted: 0, reached: null, found }
}

async function watch(backend: Backend): Promise<void> {
  while ((await backend.engine.watchMovements()) > 0);
}

async function due(backend: Backend): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ reference: string }>(
    'SELECT reference FROM payment WHERE next_check_at <= now() ORDER BY reference',
  )
  return rows.map(({ reference }) => reference)
}

async function moved(backend: Backend, reference: string): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ moved: string }>(
    `SELECT kind || ' ' || amount || ' ' || state AS moved FROM movement
     WHERE reference = $1 AND kind IN ('refund', 'dispute')`,
    [reference],
  )
  return rows.map(({ moved }) => moved)
}
