import { expect } from 'vitest'
import type { Store } from '@/lib/payouts/ports/store'
import type { AdminId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'

const [ada, bo] = ['admin-ada', 'admin-bo'] as [AdminId, AdminId]

test.beforeAll(async ({ servers }) => {
  await servers.pool.query(`INSERT INTO "user" (id, email) VALUES ($1, 'ada@example.com')`, [ada])
})

test('records a hold with reason, person and time, and its release', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  expect(await store.coaches.findHold(coachId)).toBeNull()
  expect(await store.coaches.hold(coachId, 'identity-doubt', ada)).toBe(true)
  const held = await holdOf(store, coachId)
  expect(held).toEqual({ reason: 'identity-doubt', by: { id: ada, email: 'ada@example.com' }, at: expect.any(Date) })

  expect(await store.coaches.release(coachId, held, bo)).toBe(true)
  expect(await store.coaches.findHold(coachId)).toBeNull()
  expect(await decisionsAbout(store, coachId)).toMatchObject([
    { kind: 'coach-released', coachId, by: { kind: 'admin', id: bo }, reason: 'identity-doubt' },
    { kind: 'coach-held', coachId, by: { kind: 'admin', id: ada }, reason: 'identity-doubt', at: held.at },
  ])
})

test('counts payments their clients have not made yet, and no others', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  for (const state of ['asked', 'open', 'processing', 'paid', 'canceled', 'declined'])
    await servers.pool.query(
      `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee, state)
       VALUES ($1, $2, 'acct_1', 'acct_platform', false, 1000, 'usd', 0, $3)`,
      [`${state}-${coachId}`, coachId, state],
    )
  expect(await store.coaches.countUnpaid(coachId)).toBe(2)
})

test('changes and records nothing when a held coach is held again', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await store.coaches.hold(coachId, 'policy', ada)
  const before = await holdOf(store, coachId)
  expect(await store.coaches.hold(coachId, 'other', bo)).toBe(false)
  expect(await holdOf(store, coachId)).toEqual(before)
  expect(await decisionsAbout(store, coachId)).toHaveLength(1)
})

test('releases the intended hold once, and never a later one', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await store.coaches.hold(coachId, 'policy', ada)
  const first = await holdOf(store, coachId)
  expect(await store.coaches.release(coachId, first, ada)).toBe(true)
  expect(await store.coaches.release(coachId, first, ada)).toBe(false)
  await store.coaches.hold(coachId, 'chargeback-risk', bo)
  expect(await store.coaches.release(coachId, first, ada)).toBe(false)
  expect(await holdOf(store, coachId)).toMatchObject({ reason: 'chargeback-risk' })
  expect((await decisionsAbout(store, coachId)).map(({ kind }) => kind)).toEqual([
    'coach-held',
    'coach-released',
    'coach-held',
  ])
})

test('holds or releases once among many on two servers, with one decision', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  const everywhere = [...servers.stores, ...servers.stores, ...servers.stores]
  const held = await Promise.all(everywhere.map((each) => each.coaches.hold(coachId, 'other', ada)))
  expect(held.filter((didIt) => didIt)).toHaveLength(1)
  const hold = await holdOf(store, coachId)
  const released = await Promise.all(everywhere.map((each) => each.coaches.release(coachId, hold, ada)))
  expect(released.filter((didIt) => didIt)).toHaveLength(1)
  expect((await decisionsAbout(store, coachId)).map(({ kind }) => kind)).toEqual(['coach-released', 'coach-held'])
})

test('lets the database refuse an unknown reason', async ({ servers, store }) => {
  const coachId = await servers.newCoach()
  await expect(store.coaches.hold(coachId, 'because I say so' as 'other', ada)).rejects.toThrow('hold_reasons')
  expect(await decisionsAbout(store, coachId)).toEqual([])
})

async function holdOf(store: Store, coachId: CoachId) {
  const hold = await store.coaches.findHold(coachId)
  if (hold === null) throw new Error('nobody holds the coach')
  return hold
}

/** Decisions about holds, newest first. */
async function decisionsAbout(store: Store, coachId: CoachId) {
  return (await store.decisions.decisionsOf(coachId, 10)).filter(({ kind }) => kind !== 'coach-added')
}
