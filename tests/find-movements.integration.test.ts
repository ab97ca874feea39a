import { expect } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { createStore } from '../lib/store/store'
import { waitingForLocks } from '../lib/store/testing/waiting-for-locks'
import type { Backend } from '../tools/testing/backend'
import { backendTest } from './testing/backend-test'
import type { Till } from './testing/till'

const test = backendTest({ settings: { PLATFORM_FEE_PERCENT: '10' } })

let coachId: CoachId
test.beforeAll(async ({ backend, till }) => {
  coachId = await till.readyCoach()
  await backend.engine.watchMovements()
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
    [backend, second].map(({ database }) => createStore(database).takeMovedPage(platform, 120)),
  )
  expect(taken.filter((page) => page !== null)).toHaveLength(1)
  await backend.database.pool.query('UPDATE movement_watch SET lease_until = NULL')
  await watch(backend)
})

test('does not take a page that another server took', async ({ backend, till }) => {
  await watch(backend)
  await passMinutes(backend)
  const other = await backend.database.pool.connect()
  await other.query('BEGIN')
  await other.query('SELECT FROM movement_watch FOR UPDATE')
  const taken = createStore(backend.database).takeMovedPage(await till.platform(), 120)
  await expect.poll(() => waitingForLocks(backend.database.pool)).toBe(1)
  await other.query(`UPDATE movement_watch SET lease_until = clock_timestamp() + interval '1 minute'`)
  await other.query('COMMIT')
  other.release()
  expect(await taken).toBeNull()
  await backend.database.pool.query('UPDATE movement_watch SET lease_until = NULL')
  await watch(backend)
})

test('continues a dead server’s reading at its page, a minute later', async ({ backend, till }) => {
  const paymentId = await paid(till, 'resumed')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  const store = createStore(backend.database)
  const platform = await till.platform()
  expect(await store.takeMovedPage(platform, 120)).toMatchObject({ list: 'refunds', after: null })
  expect(await backend.engine.watchMovements()).toBe(0)
  await backend.database.pool.query(`UPDATE movement_watch SET lease_until = now() - interval '1 second'`)
  await watch(backend)
  expect(await due(backend)).toEqual(['resumed'])
})

test('leaves the run for later while Stripe is away, and misses nothing', async ({ backend, till }) => {
  const paymentId = await paid(till, 'while-away')
  await backend.control('POST', '/_control/faults', { method: 'GET', path: '/v1/refunds', kind: 'cut', times: 1 })
  expect(await backend.engine.watchMovements()).toBe(0)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await backend.database.pool.query(
    `UPDATE movement_watch SET lease_until = NULL, seen_until = now() + interval '9 minutes'`,
  )
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
  await watch(backend)
  expect(await due(backend)).toContain('meanwhile')
})

test('restarts the run when its cursor is no longer listed', async ({ backend, till }) => {
  const paymentId = await paid(till, 'anew')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await backend.database.pool.query(
    `UPDATE movement_watch SET began_at = now(), list = 'disputes', last_id = 'du_nowhere'`,
  )
  expect(await backend.engine.watchMovements()).toBe(1)
  await watch(backend)
  expect(await due(backend)).toContain('anew')
})

test('settles nothing in a second run of a settled page', async ({ backend, till }) => {
  const store = createStore(backend.database)
  const platform = await till.platform()
  const page = await store.takeMovedPage(platform, 120)
  if (page === null) throw new Error('a page should have been due')
  await store.settleMovedPage(platform, page, { moved: [], next: 're_1' })
  await store.settleMovedPage(platform, page, { moved: [], next: null })
  const { rows } = await backend.database.pool.query('SELECT list, last_id FROM movement_watch')
  expect(rows).toEqual([{ list: 'refunds', last_id: 're_1' }])
  await store.restartMovementWatch(platform)
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
  const platform = await till.platform()
  const page = await store.takeMovedPage(platform, 120)
  if (page === null) throw new Error('a page should have been due')
  const disputes = { ...page, list: 'disputes' } as const
  await backend.database.pool.query(`UPDATE movement_watch SET list = 'disputes'`)
  await store.settleMovedPage(platform, disputes, { moved: [{ id: 'du_inquiry', paymentId }], next: null })
  await backend.engine.runDueChecks()
  const { data } = await backend.control<{ data: { params: object }[] }>(
    'GET',
    '/_control/requests?path=/v1/disputes&limit=1',
  )
  expect(data).toMatchObject([{ params: { charge: expect.stringMatching(/^ch_/) } }])
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
    `UPDATE movement_watch SET seen_until = least(seen_until, now() - interval '2 minutes') WHERE began_at IS NULL`,
  )
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
