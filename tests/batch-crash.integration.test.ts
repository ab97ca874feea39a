import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { MailBox } from '../lib/mail/testing/mail-box'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { inTransaction } from '../lib/store/sql/transaction'
import { createStore } from '../lib/store/store'
import { waitingForLocks } from '../lib/store/testing/waiting-for-locks'
import { startProcess } from '../tools/processes/process'
import type { Backend } from '../tools/testing/backend'
import { batchSceneIn } from './testing/batch-scene'
import { emailSceneIn, openEmailBackend } from './testing/email-scene'
import { portsOf } from './testing/ports'

let backend: Backend
let box: MailBox
let close: () => Promise<void>
let admin: AdminId
const { begun } = emailSceneIn(() => ({ backend, box }))
const { newAdmin, confirmed, worker, finish, leasesEnd, outcomes, remindersTo } = batchSceneIn(() => backend)

beforeAll(async () => {
  ;({ backend, box, close } = await openEmailBackend())
  admin = await newAdmin()
  // A first answer of Stripe's may come too late on a busy machine.
  await vi.waitUntil(async () => (await backend.accountsOf(await begun())).length === 1, { timeout: 30_000 })
})
afterAll(() => close())

const newCoaches = async (count: number) => {
  const coaches: CoachId[] = []
  while (coaches.length < count) coaches.push(await begun())
  return coaches
}

test('doubles and loses nothing when a worker is killed in the middle of coaches', async () => {
  const coaches = await newCoaches(5)
  const id = await confirmed(admin, 'remind', coaches)
  await inTransaction(backend.database.pool, async (holder) => {
    // The last one's reminder waits, and with it what the others came to.
    await holder.query('SELECT FROM coach WHERE id = $1 FOR UPDATE', [coaches.at(-1)])
    const env = { ...process.env, ...backend.settings }
    const args = ['--import', 'tsx', 'tests/testing/batches-worker.ts']
    const running = startProcess('worker', process.execPath, args, { env })
    await expect.poll(() => waitingForLocks(backend.database.pool), { timeout: 60_000 }).toBe(1)
    await expect.poll(() => remindersTo(coaches)).toEqual([1, 1, 1, 1, 0])
    process.kill(running.pid, 'SIGKILL')
    await running.ended
  })
  // None, unless the lock's wait ended once on a slow machine.
  expect((await outcomes(admin, id)).done ?? 0).toBeLessThan(5)
  await leasesEnd(id)
  await finish()
  expect(await outcomes(admin, id)).toEqual({ done: 5 })
  expect(await remindersTo(coaches)).toEqual([1, 1, 1, 1, 1])
})

test.for(['hold', 'release', 'invite', 'check'] as const)(
  'does %s once when a worker is gone before it recorded the outcome',
  async (verb) => {
    const coaches = await newCoaches(2)
    if (verb === 'release') for (const coachId of coaches) await backend.payouts.hold(admin, coachId, 'policy')
    const id = await confirmed(admin, verb, coaches)
    const { ports } = portsOf(backend)
    const batches = { ...ports.store.batches, settleItems: () => Promise.reject(new Error('killed')) }
    await expect(worker({ store: { ...ports.store, batches } }).work()).rejects.toThrow('killed')
    await leasesEnd(id)
    await finish()
    expect(await outcomes(admin, id)).toEqual({ done: 2 })
    const kinds = { hold: 'coach-held', release: 'coach-released', invite: 'coach-invited', check: 'none' }
    const { decisions } = createStore(backend.database)
    for (const coachId of coaches) {
      const all = await decisions.decisionsOf(coachId, 50)
      expect(all.filter(({ kind }) => kind === kinds[verb])).toHaveLength(verb === 'check' ? 0 : 1)
    }
  },
)

test('is shared by workers, each coach done by one of them', async () => {
  const coaches = await newCoaches(12)
  const id = await confirmed(admin, 'remind', coaches)
  const done: string[] = []
  const counting = () =>
    worker({
      payouts: {
        ...backend.payouts,
        remind(by, coachId) {
          done.push(coachId)
          return backend.payouts.remind(by, coachId)
        },
      },
    })
  await Promise.all([finish(counting()), finish(counting()), finish(counting())])
  await finish()
  expect(done.toSorted()).toEqual(coaches.toSorted())
  expect(await outcomes(admin, id)).toEqual({ done: 12 })
})

test('stops at a press: who was done stays done, and the rest is left as it was', async () => {
  const coaches = await newCoaches(7)
  const id = await confirmed(admin, 'hold', coaches)
  await worker().work()
  const other = await newAdmin()
  expect(await backend.payouts.stopBatch(other, id)).toBe(true)
  expect(await backend.payouts.stopBatch(other, id)).toBe(false)
  await finish()
  expect(await backend.payouts.batch(admin, id)).toMatchObject({
    state: 'stopped',
    counts: { done: 3 },
    stopped: { by: { id: other } },
  })
  const held = await Promise.all(coaches.map((coachId) => createStore(backend.database).coaches.findHold(coachId)))
  expect(held.map((hold) => hold !== null)).toEqual([true, true, true, false, false, false, false])
})

test('says of whom it is unknown whether they were done, when a stop follows a crash', async () => {
  const id = await confirmed(admin, 'hold', await newCoaches(5))
  await createStore(backend.database).batches.claimItems(2)
  await backend.payouts.stopBatch(admin, id)
  await finish()
  expect(await backend.payouts.batch(admin, id)).toMatchObject({ state: 'stopping', counts: {} })
  await leasesEnd(id)
  await finish()
  expect(await backend.payouts.batch(admin, id)).toMatchObject({ state: 'stopped', counts: { interrupted: 2 } })
})

test('stops when its admin loses the role', async () => {
  const leaving = await newAdmin()
  const coaches = await newCoaches(5)
  const id = await confirmed(leaving, 'hold', coaches)
  await worker().work()
  await backend.database.pool.query('DELETE FROM admin WHERE user_id = $1', [leaving])
  await finish()
  expect(await backend.payouts.batch(admin, id)).toMatchObject({
    state: 'stopped',
    counts: { done: 3 },
    stopped: { by: null },
  })
})
