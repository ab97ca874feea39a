import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { AuditedDecision, DecisionFilter } from '@/lib/payouts/ports/audit-store'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { databaseTest } from '@/prisma/testing/database-test'
import { type Explained, explaining } from '../testing/cost-test'
import { createAuditStore } from './audit-store'
import { asSuperuser, emptyDecisions } from './testing/as-superuser'

const test = databaseTest().extend('pool', { scope: 'file' }, ({ database }) => database.pool)

const everything: DecisionFilter = { kind: null, by: null, deciderIds: null, coachId: null, from: null, until: null }
const noon = Date.parse('2026-03-01T12:00:00Z')

/** One decision a minute since noon, by machines; of `every` so many one by staff, and fewer by an API key or of Ada. */
async function fillTo(pool: Pool, count: number, every: number): Promise<void> {
  await emptyDecisions(pool)
  await pool.query(`INSERT INTO coach (id, email, name) VALUES ('ada', 'ada@example.com', 'Ada'), ('ben', 'ben@example.com', NULL)
    ON CONFLICT DO NOTHING`)
  await asSuperuser(
    pool,
    `INSERT INTO decision (at, kind, coach_id, by_kind, by_id, facts)
     SELECT '2026-03-01 12:00Z'::timestamptz + n * interval '1 minute', kind, CASE WHEN n % ($2::int * 2) = 7 THEN 'ada' ELSE 'ben' END,
       CASE kind WHEN 'coach-held' THEN 'admin' WHEN 'key-made' THEN 'service' ELSE 'machine' END,
       CASE kind WHEN 'coach-held' THEN 'admin-' || n % 2 WHEN 'key-made' THEN 'key-1' END,
       CASE kind WHEN 'coach-held' THEN '{"reason": "other"}' WHEN 'key-made' THEN '{"keyId": "k", "scopes": []}' ELSE '{}' END::jsonb
     FROM (SELECT n, CASE WHEN n % $2::int = 3 THEN 'coach-held' WHEN n % ($2::int * 7 / 5) = 5 THEN 'key-made' ELSE 'coach-added' END AS kind
       FROM generate_series(1, $1::int) n) decided`,
    [count, every],
  )
  await pool.query('VACUUM ANALYZE decision')
}

const asked: [what: string, filter: Partial<DecisionFilter>][] = [
  ['everything', {}],
  ['old days', { from: new Date(noon), until: new Date(noon + 3_600_000) }],
  ['a rare kind', { kind: 'coach-held' }],
  ['a kind that never was', { kind: 'refund-asked' }],
  ['a rare kind of decider', { by: 'api-client' }],
  ['a kind nobody of that sort decides', { kind: 'coach-added', by: 'admin' }],
  ['one of staff', { deciderIds: ['admin-1'] }],
  ['a kind that one of staff never decides', { deciderIds: ['admin-1'], kind: 'coach-added' }],
  ['one of staff on old days', { deciderIds: ['admin-1'], until: new Date(noon + 86_400_000) }],
  ['a coach', { coachId: 'ada' as CoachId }],
]

test('reads no more pages for any view of sixty thousand decisions than twice those of a fifth', async ({ pool }) => {
  await fillTo(pool, 12_000, 100)
  const few = await pagesRead(pool)
  await fillTo(pool, 60_000, 100)
  const many = await pagesRead(pool)
  for (const [what] of asked) expect(many[what], what).toBeLessThan(2 * (few[what] ?? 0))
})

async function pagesRead(pool: Pool): Promise<Record<string, number>> {
  const read: Record<string, number> = {}
  for (const [what, filter] of asked) {
    const plans: Explained[] = []
    await createAuditStore({ pool: explaining(pool, plans) }).findDecisions({ ...everything, ...filter }, null)
    read[what] = plans.reduce((sum, { pages }) => sum + pages, 0)
  }
  return read
}

test('finds what a filter asks, newest first, and the coach of each', async ({ pool }) => {
  await fillTo(pool, 2_000, 500)
  const store = createAuditStore({ pool }, 3)
  const ids = async (filter: Partial<DecisionFilter>) => (await all(store, filter)).map(({ decision }) => decision.id)
  expect(await ids({ kind: 'coach-held' })).toEqual(['1503', '1003', '503', '3'])
  expect(await ids({ by: 'api-client' })).toEqual(['1405', '705', '5'])
  expect(await ids({ deciderIds: ['admin-1', 'key-1'] })).toEqual(['1503', '1405', '1003', '705', '503', '5', '3'])
  expect(await ids({ deciderIds: ['admin-0'] })).toEqual([])
  expect(await ids({ deciderIds: ['key-1'], by: 'admin' })).toEqual([])
  expect(await ids({ coachId: 'ada' as CoachId })).toEqual(['1007', '7'])
  expect(await ids({ coachId: 'ben' as CoachId, kind: 'coach-held', deciderIds: ['admin-1'] })).toHaveLength(4)
  const firstMinutes = { from: new Date(noon + 60_000), until: new Date(noon + 240_000) }
  expect(await ids(firstMinutes)).toEqual(['3', '2', '1'])
  expect(await ids({ ...firstMinutes, kind: 'coach-held' })).toEqual(['3'])
  expect((await all(store, firstMinutes))[0]?.coach).toEqual({
    ...{ id: 'ben', name: null, email: 'ben@example.com', reference: null },
  })
  expect(await ids({})).toHaveLength(2_000)
})

test('pages through decisions of the same moment without losing one', async ({ pool }) => {
  await emptyDecisions(pool)
  await pool.query(`INSERT INTO decision (at, kind, by_kind, by_id, facts)
    SELECT '2026-03-01 12:00Z', 'key-made', 'admin', 'me', '{"keyId": "k", "scopes": []}' FROM generate_series(1, 120)`)
  const store = createAuditStore({ pool })
  for (const filter of [
    {},
    { kind: 'key-made' },
    { by: 'admin' },
    { deciderIds: ['me'] },
  ] as Partial<DecisionFilter>[]) {
    const found: string[] = []
    for (let cursor: string | null = null, page = 0; page < 3; page += 1) {
      const { rows, next } = await store.findDecisions({ ...everything, ...filter }, cursor)
      found.push(...rows.map(({ decision }) => decision.id))
      cursor = next
      if (page === 2) expect(next).toBeNull()
    }
    expect(found).toEqual(Array.from({ length: 120 }, (_, index) => `${120 - index}`))
  }
})

test('begins with the newest for a made-up cursor', async ({ pool }) => {
  const store = createAuditStore({ pool })
  const newest = await store.findDecisions(everything, null)
  for (const cursor of ['nonsense', Buffer.from('["payments",1,"a"]').toString('base64url'), 'x'.repeat(400)])
    expect(await store.findDecisions(everything, cursor)).toEqual(newest)
})

test('finds who decided by email address, key and id', async ({ pool }) => {
  await pool.query(`INSERT INTO "user" (id, email) VALUES ('staff-1', 'staff@example.com')`)
  const store = createAuditStore({ pool })
  expect(await store.findDeciders('Staff@Example.com')).toEqual(['staff-1'])
  expect(await store.findDeciders('staff-1')).toEqual(['staff-1'])
  expect(await store.findDeciders('nobody')).toEqual([])
})

async function all(
  store: ReturnType<typeof createAuditStore>,
  filter: Partial<DecisionFilter>,
): Promise<AuditedDecision[]> {
  const found: AuditedDecision[] = []
  for await (const batch of store.readDecisions({ ...everything, ...filter })) found.push(...batch)
  return found
}
