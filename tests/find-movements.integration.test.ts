import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { wire } from '../lib/composition/root'
import { readEnv } from '../lib/env'
import type { CoachId } from '../lib/payouts/vocabulary/ids'
import { createStore } from '../lib/store/store'
import { waitingForLocks } from '../lib/store/testing/waiting-for-locks'
import { type Backend, openBackend } from '../tools/testing/backend'
import { type Till, tillIn } from './testing/till'

let backend: Backend
let till: Till
let coachId: CoachId
beforeAll(async () => {
  backend = await openBackend({ PLATFORM_FEE_PERCENT: '10' })
  till = tillIn(() => backend)
  coachId = await till.readyCoach()
  await backend.engine.watchMovements()
})
beforeEach(passMinutes)
afterEach(() => backend.control('DELETE', '/_control/faults'))
afterAll(() => backend.close())

test('finds a refund and dispute made in Stripe’s dashboard, and checks no other payment', async () => {
  const [refunded, disputed] = [await paid('refunded'), await paid('disputed')]
  await paid('untouched')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: refunded, amount: '700' })
  await till.dispute(disputed)
  await watch()
  expect(await due()).toEqual(['disputed', 'refunded'])
  while ((await backend.engine.runDueChecks()) > 0);
  expect(await moved('refunded')).toEqual(['refund 700 done'])
  expect(await moved('disputed')).toEqual(['dispute 3000 needs-answer'])
})

test('finds a second dispute of a payment and counts both', async () => {
  const paymentId = await paid('twice')
  const { id } = await till.dispute(paymentId, 1_000)
  await till.check()
  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'lost' })
  await till.check()
  expect(await due()).toEqual([])
  await till.dispute(paymentId)
  await watch()
  expect(await due()).toEqual(['twice'])
  while ((await backend.engine.runDueChecks()) > 0);
  expect((await moved('twice')).toSorted()).toEqual(['dispute 1000 lost', 'dispute 2000 needs-answer'])
})

test('does not check again what is stored, though it is listed again', async () => {
  const paymentId = await paid('kept')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await till.check()
  expect(await moved('kept')).toEqual(['refund 100 done'])
  await watch()
  expect(await due()).toEqual([])
})

test('reads every two minutes, shared by servers', async () => {
  const second = wire(readEnv(backend.settings))
  await watch()
  expect(await Promise.all([backend, second].map(({ engine }) => engine.watchMovements()))).toEqual([0, 0])
  await passMinutes()
  const platform = await till.platform()
  const taken = await Promise.all(
    [backend, second].map(({ database }) => createStore(database).takeMovedPage(platform, 120)),
  )
  expect(taken.filter((page) => page !== null)).toHaveLength(1)
  await backend.database.pool.query('UPDATE movement_watch SET lease_until = NULL')
  await watch()
})

test('does not take a page that another server took', async () => {
  await watch()
  await passMinutes()
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
  await watch()
})

test('continues a dead server’s reading at its page, a minute later', async () => {
  const paymentId = await paid('resumed')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  const store = createStore(backend.database)
  const platform = await till.platform()
  expect(await store.takeMovedPage(platform, 120)).toMatchObject({ list: 'refunds', after: null })
  expect(await backend.engine.watchMovements()).toBe(0)
  await backend.database.pool.query(`UPDATE movement_watch SET lease_until = now() - interval '1 second'`)
  await watch()
  expect(await due()).toEqual(['resumed'])
})

test('leaves the reading for later while Stripe is away, and misses nothing', async () => {
  const paymentId = await paid('while-away')
  await backend.control('POST', '/_control/faults', { method: 'GET', path: '/v1/refunds', kind: 'cut', times: 1 })
  expect(await backend.engine.watchMovements()).toBe(0)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await backend.database.pool.query(
    `UPDATE movement_watch SET lease_until = NULL, seen_until = now() + interval '9 minutes'`,
  )
  await watch()
  expect(await due()).toContain('while-away')
})

test('finds next time what is made during a reading, or listed ten minutes late', async () => {
  const paymentId = await paid('meanwhile')
  expect(await backend.engine.watchMovements()).toBe(1)
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await watch()
  expect(await due()).not.toContain('meanwhile')
  await passMinutes()
  await watch()
  expect(await due()).toContain('meanwhile')
})

test('restarts the reading when its cursor is no longer listed', async () => {
  const paymentId = await paid('anew')
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await backend.database.pool.query(
    `UPDATE movement_watch SET began_at = now(), list = 'disputes', last_id = 'du_nowhere'`,
  )
  expect(await backend.engine.watchMovements()).toBe(1)
  await watch()
  expect(await due()).toContain('anew')
})

test('settles nothing in a second reading of a settled page', async () => {
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

test('finds an inquiry, its refund, and what the bank makes of it', async () => {
  const paymentId = await paid('inquiry')
  const { id } = await backend.control<{ id: string }>('POST', `/_control/payments/${paymentId}/dispute`, {
    inquiry: true,
  })
  await watch()
  await backend.engine.runDueChecks()
  expect(await moved('inquiry')).toEqual(['dispute 3000 inquiry'])
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '500' })
  await passMinutes()
  await watch()
  await backend.engine.runDueChecks()
  expect((await moved('inquiry')).toSorted()).toEqual(['dispute 3000 inquiry', 'refund 500 done'])
  await backend.control('POST', `/_control/disputes/${id}/settle`, { outcome: 'escalated' })
  await till.check()
  expect(await moved('inquiry')).toContain('dispute 2500 needs-answer')
})

test('requests a listed dispute that its payment does not mention', async () => {
  const paymentId = await paid('unsaid')
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

test('checks nothing for refunds and disputes of other systems, platforms and modes', async () => {
  const paymentId = await paid('elsewhere')
  await backend.database.pool.query(
    `UPDATE charge SET platform_account_id = 'acct_other' WHERE reference = 'elsewhere'`,
  )
  await till.atStripe('POST', '/v1/refunds', { payment_intent: paymentId, amount: '100' })
  await watch()
  expect(await due()).not.toContain('elsewhere')
})

/** A paid payment of thirty euros, checked, with nothing due. */
async function paid(reference: string): Promise<string> {
  const paymentId = await till.charge(coachId, 3_000, reference)
  await till.pay(paymentId)
  await till.check()
  return paymentId
}

/** The next reading is due. */
async function passMinutes(): Promise<void> {
  await backend.database.pool.query(
    `UPDATE movement_watch SET seen_until = least(seen_until, now() - interval '2 minutes') WHERE began_at IS NULL`,
  )
}

async function watch(): Promise<void> {
  while ((await backend.engine.watchMovements()) > 0);
}

async function due(): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ reference: string }>(
    'SELECT reference FROM charge WHERE look_at <= now() ORDER BY reference',
  )
  return rows.map(({ reference }) => reference)
}

async function moved(reference: string): Promise<string[]> {
  const { rows } = await backend.database.pool.query<{ moved: string }>(
    `SELECT kind || ' ' || amount || ' ' || state AS moved FROM movement
     WHERE reference = $1 AND kind IN ('refund', 'dispute')`,
    [reference],
  )
  return rows.map(({ moved }) => moved)
}
