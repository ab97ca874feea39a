import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { MailBox } from '../lib/mail/testing/mail-box'
import { everyone } from '../lib/payouts/testing/everyone'
import type { BatchVerb } from '../lib/payouts/vocabulary/batch'
import type { AdminId, CoachId } from '../lib/payouts/vocabulary/ids'
import { createBatchStore } from '../lib/store/batches/batch-store'
import { createStore } from '../lib/store/store'
import type { Backend } from '../tools/testing/backend'
import { batchSceneIn } from './testing/batch-scene'
import { timePasses } from './testing/days'
import {
  asking,
  checking,
  document,
  emailSceneIn,
  openEmailBackend,
  paused,
  refusing,
  rejected,
} from './testing/email-scene'
import { on } from './testing/scene'

let backend: Backend
let box: MailBox
let close: () => Promise<void>
let admin: AdminId
const { begun, becomes } = emailSceneIn(() => ({ backend, box }))
const { newAdmin, prepared, confirmed, worker, finish, outcomes, remindersTo } = batchSceneIn(() => backend)

beforeAll(async () => {
  ;({ backend, box, close } = await openEmailBackend())
  admin = await newAdmin()
  // A first answer of Stripe's may come too late on a busy machine.
  await vi.waitUntil(async () => (await backend.accountsOf(await begun())).length === 1, { timeout: 30_000 })
})
afterAll(() => close())

const facts: Record<string, object> = {
  asked: asking([document]),
  'asked by a day, and paid': asking([document], { days: 9, isOn: true }),
  'refused until an answer': refusing([document]),
  refused: refusing([]),
  checked: checking,
  paused,
  rejected,
  ready: on,
}

/** One coach for each answer of a verb, and somebody who never was. */
async function newCast(): Promise<string[]> {
  const cast: string[] = [await backend.newCoach(), 'nobody']
  for (const change of Object.values(facts)) {
    const coachId = await begun()
    await becomes(coachId, { ...change })
    cast.push(coachId)
  }
  const [unfinished, held, stopped, lately, suspended] = [
    await begun(),
    await begun(),
    await begun(),
    await begun(),
    await begun(),
  ]
  const { emails } = createStore(backend.database)
  await timePasses(backend, '25 hours')
  await backend.payouts.hold(admin, held, 'policy')
  await emails.getReminderChoice(stopped)
  await emails.chooseReminders(stopped, 'stopped', { kind: 'machine' })
  await backend.payouts.remind(admin, lately)
  await backend.payouts.exclude(admin, suspended, 'suspended')
  return [...cast, unfinished, held, stopped, lately, suspended]
}

let cast: string[] = []

// One after another, with what the one before left.
test.for<[BatchVerb, object]>([
  [
    'remind',
    { done: 4, gone: 1, excluded: 1, 'nothing-asked': 6, 'on-hold': 1, 'reminders-stopped': 1, 'reminded-lately': 1 },
  ],
  ['check', { done: 13, gone: 1, 'no-account': 1 }],
  ['invite', { done: 5, gone: 1, excluded: 1, 'not-needed': 8 }],
  ['release', { done: 1, gone: 1, excluded: 1, 'not-held': 12 }],
  ['hold', { done: 13, gone: 1, 'already-held': 1 }],
])('%s does to each coach what it does to one, as the draft foresaw', async ([verb, expected]) => {
  if (cast.length === 0) cast = await newCast()
  const id = await confirmed(admin, verb, cast)
  const draft = await backend.payouts.batch(admin, id)
  await finish()
  const batch = await backend.payouts.batch(admin, id)
  expect(batch).toMatchObject({ state: 'ended', total: 15, counts: expected })
  expect(draft?.forecast).toEqual(expected)
  const leftOut = await backend.payouts.batchLeftOut(admin, id)
  expect(Object.fromEntries(leftOut.map(({ outcome, count }) => [outcome, count]))).toEqual({
    ...expected,
    done: undefined,
  })
  expect(
    leftOut.flatMap(({ coaches }) => coaches.map((coach) => coach.id)).every((coach) => cast.includes(coach)),
  ).toBe(true)
})

test('records each decision under the admin who confirmed', async () => {
  const coachId = await begun()
  await confirmed(admin, 'hold', [coachId], 'chargeback-risk')
  await finish()
  const [decision] = await createStore(backend.database).decisions.decisionsOf(coachId, 1)
  expect(decision).toMatchObject({ kind: 'coach-held', reason: 'chargeback-risk', by: { kind: 'admin', id: admin } })
})

test('asks Stripe for nothing itself: a check only wants the fetch', async () => {
  const coachId = await begun()
  await confirmed(admin, 'check', [coachId])
  const waiting = async () =>
    (await backend.database.pool.query('SELECT raised_by FROM account_counter WHERE fetched < notified')).rows
  await finish()
  expect(await waiting()).toEqual([{ raised_by: 'admin' }])
  while ((await backend.engine.fetchPending()) > 0);
  expect(await waiting()).toEqual([])
})

test('reminds once when two admins remind the same coaches at once, alone and in batches', async () => {
  const coaches = [await begun(), await begun(), await begun(), await begun()]
  const other = await newAdmin()
  const ids = [await confirmed(admin, 'remind', coaches), await confirmed(other, 'remind', coaches)]
  await Promise.all([finish(), finish(), ...coaches.map((coachId) => backend.payouts.remind(other, coachId))])
  expect(await remindersTo(coaches)).toEqual([1, 1, 1, 1])
  for (const id of ids) expect(await backend.payouts.batch(admin, id)).toMatchObject({ state: 'ended' })
})

test('acts only once confirmed, however often that is pressed, and never for another admin’s draft', async () => {
  const coaches = [await begun(), await begun()]
  const other = await newAdmin()
  const id = await prepared(admin, 'hold', coaches)
  await finish()
  expect(await backend.payouts.confirmBatch(other, id, 'policy')).toEqual({ kind: 'gone' })
  expect(await backend.payouts.batch(other, id)).toBeNull()
  expect(await backend.payouts.confirmBatch(admin, id, null)).toEqual({ kind: 'no-reason' })
  await finish()
  expect(await outcomes(admin, id)).toEqual({})
  const presses = await Promise.all([0, 1, 2].map(() => backend.payouts.confirmBatch(admin, id, 'policy')))
  expect(presses).toEqual([{ kind: 'confirmed' }, { kind: 'confirmed' }, { kind: 'confirmed' }])
  await finish()
  expect(await outcomes(other, id)).toEqual({ done: 2 })
  expect(await backend.payouts.confirmBatch(admin, id, 'other')).toEqual({ kind: 'confirmed' })
  expect(await backend.payouts.batch(admin, id)).toMatchObject({ reason: 'policy', state: 'ended' })
})

test('keeps a draft for an hour', async () => {
  const id = await prepared(admin, 'hold', [await begun()])
  await backend.database.pool.query(`UPDATE batch SET prepared_at = now() - interval '61 minutes' WHERE id = $1`, [id])
  expect(await backend.payouts.confirmBatch(admin, id, 'policy')).toEqual({ kind: 'gone' })
  expect(await backend.payouts.batch(admin, id)).toBeNull()
})

test('takes all that match a filter as they were when it was prepared, in the order of the list', async () => {
  const first = await begun()
  const filter = { ...everyone, state: 'unfinished' as const, sort: 'name' as const, size: 50 }
  const page = await backend.payouts.readinessTable(admin, filter)
  const id = await prepared(admin, 'remind', { kind: 'matching', filter, query: 'state=unfinished&sort=name' })
  const later = await begun()
  await becomes(first, on)
  await backend.payouts.confirmBatch(admin, id, null)
  await finish()
  const { rows } = await backend.database.pool.query(
    'SELECT coach_id FROM batch_item WHERE batch_id = $1 ORDER BY number',
    [id],
  )
  const taken = rows.map(({ coach_id }) => coach_id as CoachId)
  expect(taken).toEqual(page.rows.map(({ coachId }) => coachId))
  expect(taken).not.toContain(later)
  const batch = await backend.payouts.batch(admin, id)
  expect(batch?.total).toBe(page.total)
  expect(Object.values(batch?.counts ?? {}).reduce((sum, count) => sum + count, 0)).toBe(batch?.total)
})

test('prepares nothing for nobody, for more than two hundred selected, or for more than a batch may have', async () => {
  const { payouts, database } = backend
  const select = (coachIds: string[]) =>
    payouts.prepareBatch(admin, { verb: 'remind', set: { kind: 'selected', coachIds } })
  expect(await select([])).toEqual({ kind: 'nobody' })
  expect(await select(Array.from({ length: 10_000 }, (_, n) => `made-up-${n}`))).toEqual({ kind: 'too-many' })
  const nobody = { ...everyone, search: 'no such coach' }
  const matching = (filter: typeof everyone) => ({ kind: 'matching', filter, query: '' }) as const
  expect(await payouts.prepareBatch(admin, { verb: 'remind', set: matching(nobody) })).toEqual({ kind: 'nobody' })
  const { rows } = await database.pool.query(
    'SELECT platform_account_id AS "accountId", livemode AS live FROM platform_key',
  )
  const before = await database.pool.query('SELECT FROM batch')
  const few = createBatchStore(database, 2)
  expect(await few.prepareBatch({ verb: 'remind', set: matching(everyone) }, admin, rows[0])).toEqual({
    kind: 'too-many',
  })
  expect((await database.pool.query('SELECT FROM batch')).rowCount).toBe(before.rowCount)
})

test('tries a coach five times, and says for whom it failed', async () => {
  const [bad, good] = [await begun(), await begun()]
  const { leasesEnd } = batchSceneIn(() => backend)
  const id = await confirmed(admin, 'remind', [bad, good])
  const failing = worker({
    payouts: {
      ...backend.payouts,
      remind: (by, coachId) =>
        coachId === bad ? Promise.reject(new Error('arranged')) : backend.payouts.remind(by, coachId),
    },
  })
  for (const state of [...Array(4).fill('running'), 'ended']) {
    await finish(failing)
    expect(await backend.payouts.batch(admin, id)).toMatchObject({ state })
    await leasesEnd(id)
  }
  expect(await outcomes(admin, id)).toEqual({ done: 1, failed: 1 })
})
