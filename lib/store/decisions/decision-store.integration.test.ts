import { expect } from 'vitest'
import type { Decision } from '@/lib/payouts/decisions/decision'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import { test } from '../testing/store-test'

const coachId = 'coach-of-the-book' as CoachId
const accountId = 'acct_book' as AccountId
const by = { kind: 'machine' } as const
const charge = { amount: 5_000, currency: 'eur', reference: 'lesson-1' }
const evidence = { payoutsEnabled: true, chargesEnabled: false, transfers: 'active', generation: 3, ageSeconds: 12 }
const nothing = { payoutsEnabled: null, chargesEnabled: null, transfers: null, generation: null, ageSeconds: null }

const decisions: Decision[] = [
  { kind: 'coach-added', coachId, by: { kind: 'admin', id: 'admin-1' } },
  { kind: 'account-opened', coachId, accountId, by, to: 'unfinished', attempt: 2, adopted: true, country: 'DE' },
  { kind: 'link-handed-out', coachId, accountId, by: { kind: 'coach', id: coachId }, link: 'onboarding' },
  {
    ...{ kind: 'set-up-refused', coachId, by: { kind: 'coach', id: coachId }, country: 'XX', reason: 'other' },
    ...{ code: 'country_unsupported', sentence: 'XX is not currently supported by Stripe.' },
  },
  {
    ...{ kind: 'link-refused', coachId, accountId, by: { kind: 'coach', id: coachId }, link: 'dashboard' },
    ...{ reason: 'rejected', code: null, sentence: null },
  },
  {
    ...{ kind: 'state-changed', coachId, accountId, by, cause: 'return', from: 'unfinished', to: 'ready' },
    ...{ generation: 3, payoutsEnabled: true, chargesEnabled: true, reason: null },
  },
  { kind: 'charge-admitted', coachId, accountId, by, charge, evidence },
  { kind: 'charge-outcome', coachId, accountId, by, charge, outcome: 'collected', paymentId: 'pi_1' },
  { kind: 'charge-refused', coachId, accountId: null, by, charge, evidence: nothing, reasons: ['no-account'] },
]

test('reads decisions as written, newest first, page by page', async ({ servers }) => {
  const [store] = servers.stores
  for (const decision of decisions) await store.decisions.record(decision)
  const read = await store.decisions.decisionsOf(coachId, 100)
  expect(read.map(({ id: _id, at: _at, ...decision }) => decision)).toEqual([...decisions].reverse())

  const first = await store.decisions.decisionsOf(coachId, 3)
  const second = await store.decisions.decisionsOf(coachId, 100, first.at(-1)?.id)
  expect([...first, ...second]).toEqual(read)
})

test('hides nothing of the account from a coach behind many payments', async ({ servers }) => {
  const [store] = servers.stores
  const busy = 'coach-who-is-busy' as CoachId
  const stopped = { kind: 'charge-outcome', coachId: busy, accountId, by, charge, outcome: 'canceled' } as const
  await store.decisions.record({ kind: 'coach-added', coachId: busy, by })
  await store.decisions.record({ kind: 'coach-held', coachId: busy, by, reason: 'policy' })
  for (let n = 1; n <= 10; n += 1) {
    await store.decisions.record({
      kind: 'charge-refused',
      coachId: busy,
      accountId,
      by,
      charge,
      evidence,
      reasons: ['held'],
    })
    await store.decisions.record({ kind: 'charge-admitted', coachId: busy, accountId, by, charge, evidence })
    await store.decisions.record({
      kind: 'charge-outcome',
      coachId: busy,
      accountId,
      by,
      charge,
      outcome: 'paid',
      paymentId: null,
    })
  }
  await store.decisions.record({ ...stopped, paymentId: null, reasons: ['held'] })
  const timeline = await store.decisions.timelineOf(busy, { ofAccount: 20, refused: 2 })
  expect(timeline.map(({ kind }) => kind)).toEqual(['charge-outcome', 'charge-refused', 'coach-held', 'coach-added'])
  expect(await store.decisions.timelineOf(busy, { ofAccount: 1, refused: 0 })).toMatchObject([{ kind: 'coach-held' }])
})

test('starts at the beginning for an impossible position', async ({ servers }) => {
  const [store] = servers.stores
  expect(await store.decisions.decisionsOf(coachId, 100, "1'; --")).toEqual(
    await store.decisions.decisionsOf(coachId, 100),
  )
})

test.for(["UPDATE decision SET kind = 'charge-admitted'", 'DELETE FROM decision', 'TRUNCATE decision CASCADE'])(
  'lets the database refuse: %s',
  async (statement, { servers }) => {
    const [store] = servers.stores
    await store.decisions.record({ kind: 'coach-added', coachId, by })
    const count = 'SELECT count(*)::int FROM decision'
    const before = (await servers.pool.query(count)).rows
    await expect(servers.pool.query(statement)).rejects.toThrow('added, never changed or removed')
    expect((await servers.pool.query(count)).rows).toEqual(before)
  },
)
