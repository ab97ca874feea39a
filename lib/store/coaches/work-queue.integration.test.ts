import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { describe, expect } from 'vitest'
import { presentationOf } from '@/lib/payouts/accounts/presentation'
import type { Requirement } from '@/lib/payouts/accounts/requirement'
import { readinessTable } from '@/lib/payouts/coaches/admin-views'
import type { FoundRow, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { workTabOf } from '@/lib/payouts/coaches/work-tab'
import { everyone as wholeTable } from '@/lib/payouts/testing/everyone'
import { buckets } from '@/lib/payouts/vocabulary/accounts/bucket'
import { type State, states } from '@/lib/payouts/vocabulary/accounts/state'
import { reportingKinds } from '@/lib/payouts/vocabulary/work-queue'
import { inTransaction } from '../sql/transaction'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'
import { createWorkUpkeep } from './work-upkeep'

const everyone: TableFilter = { ...wholeTable, size: 200 }

test.beforeEach(({ servers }) =>
  servers.pool.query(
    'DELETE FROM email; DELETE FROM payment; DELETE FROM hold; DELETE FROM payout_account; DELETE FROM coach',
  ),
)

const day = 86_400_000
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString()

describe('a coach’s tab', () => {
  const asked = buckets.flatMap((bucket) =>
    [true, false].map((isForPlatform) => [thing(bucket, bucket === 'later' ? inDays(9) : null, isForPlatform)]),
  )
  test.for(states.flatMap((state) => [true, false].map((isHeld) => ({ state, isHeld }))))(
    'is that of who acts: %j',
    async ({ state, isHeld }, { servers, store }) => {
      for (const [n, requirements] of [[], ...asked].entries()) {
        await add(servers.pool, `c${n}`, { state, requirements })
        if (isHeld) await held(servers.pool, `c${n}`)
      }
      const { rows } = await store.coaches.readinessTable(everyone, platform)
      expect(rows).toHaveLength(asked.length + 1)
      for (const row of rows) {
        const isRowHeld = row.hold !== null
        expect(isRowHeld).toBe(isHeld)
        const shown = presentationOf(row.state, { isHeld, requirements: row.requirements })
        expect(row.tab, JSON.stringify(row.requirements)).toBe(workTabOf(row.state, shown, isHeld))
      }
    },
  )
})

describe('the order of work', () => {
  test('is overdue, then the most payments refused, then the longest in its state', async ({ servers, store }) => {
    const { pool } = servers
    for (const id of ['long', 'short', 'refused', 'late', 'dated-late']) await add(pool, id, { state: 'needs-you' })
    await stuckFor(pool, 'long', 40)
    await stuckFor(pool, 'late', 1)
    await refuse(pool, 'refused')
    await asks(pool, 'late', [thing('overdue')])
    await asks(pool, 'dated-late', [thing('due', inDays(-2))])
    await refuse(pool, 'dated-late')
    await add(pool, 'ready', { state: 'ready' })
    await stuckFor(pool, 'ready', 400)
    expect(await idsOf(store)).toEqual(['dated-late', 'late', 'refused', 'long', 'short', 'ready'])
  })

  test('puts a coach first once the due date has passed, and not before', async ({ servers, store }) => {
    const { pool } = servers
    const upkeep = createWorkUpkeep(servers.databases[0], 1)
    await add(pool, 'a', { state: 'needs-you' })
    await stuckFor(pool, 'a', 40)
    for (const id of ['b', 'c']) await add(pool, id, { state: 'needs-you', requirements: [thing('due', inDays(1))] })
    await upkeep.keep()
    expect(await idsOf(store)).toEqual(['a', 'b', 'c'])
    await pool.query(`UPDATE coach_work SET due_at = now() - interval '1 second' WHERE coach_id <> 'a'`)
    expect(await upkeep.keep()).toBeGreaterThan(0)
    await upkeep.keep()
    expect(await idsOf(store)).toEqual(['b', 'c', 'a'])
  })

  test('calls exactly those overdue that the page calls so', async ({ servers, store }) => {
    const dated = [null, inDays(-1), inDays(1)]
    const cases = states.flatMap((state) =>
      buckets.flatMap((bucket) => dated.map((dueBy) => ({ state, requirements: [thing(bucket, dueBy)] }))),
    )
    await Promise.all(cases.map((each, n) => add(servers.pool, `o${n}`, each)))
    const ports = {
      store: { coaches: store.coaches, decisions: store.decisions },
      provider: { platform: async () => ({ kind: 'platform', platform }) },
      clock: { now: () => new Date() },
    }
    const all = await readinessTable(ports as never, { ...everyone, size: 200 })
    const late = await readinessTable(ports as never, { ...everyone, due: 'overdue', size: 200 })
    const ids = (rows: FoundRow[]) => rows.map(({ coachId }) => coachId).toSorted()
    expect(all.rows).toHaveLength(cases.length)
    expect(ids(late.rows)).toEqual(ids(all.rows.filter((row) => row.isOverdue)))
    expect(late.rows.length).toBeGreaterThan(10)
  })
})

describe('refused payments', () => {
  test('are summed by currency, each once, and no longer once they are admitted', async ({ servers, store }) => {
    const { pool } = servers
    await add(pool, 'a', { state: 'off' })
    const first = await refuse(pool, 'a', 31_000, 'eur')
    await refuse(pool, 'a', 31_000, 'eur', first)
    await refuse(pool, 'a', 2_000, 'usd')
    expect((await onlyRow(store)).refused).toEqual({
      count: 2,
      sums: [
        { currency: 'eur', amount: 31_000 },
        { currency: 'usd', amount: 2_000 },
      ],
    })
    await refuse(pool, 'a', 30_000, 'eur', first)
    expect((await onlyRow(store)).refused.sums[0]).toEqual({ currency: 'eur', amount: 30_000 })
    await pool.query(
      `INSERT INTO payment (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
       VALUES ($1, 'a', 'acct_a', 'acct_p', false, 30000, 'eur', 0)`,
      [first],
    )
    expect((await onlyRow(store)).refused).toEqual({ count: 1, sums: [{ currency: 'usd', amount: 2_000 }] })
    await refuse(pool, 'a', 30_000, 'eur', first)
    expect((await onlyRow(store)).refused.count).toBe(1)
  })

  test('count for thirty days', async ({ servers, store }) => {
    const { pool } = servers
    await add(pool, 'a', { state: 'off' })
    await refuse(pool, 'a')
    await refuse(pool, 'a')
    await pool.query(`UPDATE refused_payment SET refused_at = now() - interval '30 days 1 minute' WHERE reference = (
      SELECT min(reference) FROM refused_payment)`)
    await createWorkUpkeep(servers.databases[0], 10).keep()
    expect((await onlyRow(store)).refused.count).toBe(1)
  })
})

test('takes in coaches from before there was a queue, a few at a time, but for those whom others change', async ({
  servers,
  store,
}) => {
  const { pool } = servers
  for (const id of ['old-a', 'old-b', 'old-c'])
    await add(pool, id, { state: 'needs-you', requirements: [thing('due', inDays(1))] })
  await refuse(pool, 'old-a', 31_000, 'eur')
  await refuse(pool, 'old-a', 2_000, 'usd')
  const page = async () => {
    const { rows, counts } = await store.coaches.readinessTable(everyone, platform)
    return { counts, rows: rows.map(({ since: _, ...row }) => row) }
  }
  const before = await page()
  await pool.query('DELETE FROM coach_work')
  await pool.query('DELETE FROM refused_payment')
  expect((await page()).rows).toEqual([])

  const upkeep = createWorkUpkeep(servers.databases[0], 2)
  await inTransaction(pool, async (client) => {
    await client.query(`SELECT FROM coach WHERE id = 'old-a' FOR KEY SHARE`)
    while ((await upkeep.keep()) > 0);
    expect((await page()).rows.map(({ coachId }) => coachId).toSorted()).toEqual(['old-b', 'old-c'])
  })
  while ((await upkeep.keep()) > 0);
  expect(await page()).toEqual(before)
})

test('shows the last email that asked the coach for something', async ({ servers, store }) => {
  const { pool } = servers
  await add(pool, 'a', { state: 'unfinished' })
  const send = (kind: string, at: string) =>
    pool.query(`INSERT INTO email (coach_id, kind, settled_at, outcome, cause) VALUES ('a', $1, $2, 'sent', $3)`, [
      kind,
      at,
      kind + at,
    ])
  for (const kind of reportingKinds) await send(kind, inDays(-1))
  expect((await onlyRow(store)).remindedAt).toBeNull()
  const at = inDays(-3)
  await send('unfinished', at)
  await send('due', inDays(-8))
  expect((await onlyRow(store)).remindedAt).toEqual(new Date(at))
  const found = async (reminded: TableFilter['reminded']) =>
    (await store.coaches.readinessTable({ ...everyone, reminded }, platform)).rows.length
  expect([await found('week'), await found('older'), await found('never')]).toEqual([1, 0, 0])
})

test('finds coaches by country, requirement, topic and due date, within a tab', async ({ servers, store }) => {
  const { pool } = servers
  await add(pool, 'a', { state: 'needs-you', country: 'FR', requirements: [thing('due', inDays(3))] })
  await add(pool, 'b', { state: 'needs-you', requirements: [thing('due', inDays(20), false, 'photo_id')] })
  await add(pool, 'c', { state: 'ready-due', country: 'FR', requirements: [thing('later', inDays(40))] })
  const ids = (filter: Partial<TableFilter>) => idsOf(store, filter)
  expect(await ids({ country: 'FR' })).toEqual(['a', 'c'])
  expect(await ids({ country: 'FR', tab: 'payable' })).toEqual(['c'])
  expect(await ids({ requirement: 'requirement.photo_id' as never })).toEqual(['b'])
  expect(await ids({ requirement: 'topic.t' as never, sort: 'name' })).toEqual(['a', 'b'])
  expect([await ids({ due: 'week' }), await ids({ due: 'month' })]).toEqual([['a'], ['a', 'b']])
  const { total } = await store.coaches.readinessTable({ ...everyone, country: 'FR', size: 1 }, platform)
  expect(total).toBe(2)
})

test('keeps “stuck for” while the state stays, and starts again with the next', async ({ servers, store }) => {
  const { pool } = servers
  await add(pool, 'a', { state: 'needs-you' })
  await stuckFor(pool, 'a', 12)
  const { since } = await onlyRow(store)
  await asks(pool, 'a', [thing('due')])
  expect((await onlyRow(store)).since).toEqual(since)
  await pool.query(`UPDATE payout_account SET state = 'in-review'`)
  expect((await onlyRow(store)).since.getTime()).toBeGreaterThan(Date.now() - day)
})

test('counts as many as there are, whatever two servers do at once, before and after adding up', async ({
  servers,
  store,
}) => {
  const { pool } = servers
  const places = ['off', 'needs-you', 'ready', 'in-review'] as const
  await Promise.all(places.map((state, n) => add(pool, `k${n}`, { state })))
  await Promise.all(
    Array.from({ length: 60 }, (_, n) => {
      const id = `k${n % 4}`
      if (n % 3 === 0)
        return pool.query(`UPDATE payout_account SET state = $2 WHERE coach_id = $1`, [id, places[n % 4]])
      if (n % 3 === 1) return held(pool, id)
      return pool.query('DELETE FROM hold WHERE coach_id = $1', [id])
    }),
  )
  const upkeep = createWorkUpkeep(servers.databases[0], 1_000)
  for (const _ of [1, 2]) {
    const { rows, counts, total } = await store.coaches.readinessTable(everyone, platform)
    expect(total).toBe(4)
    for (const row of rows) {
      const shown = presentationOf(row.state, { isHeld: row.hold !== null, requirements: [] })
      expect(row.tab).toBe(workTabOf(row.state, shown, row.hold !== null))
    }
    const { rows: real } = await pool.query<{ tab: string; count: number }>(
      'SELECT tab, count(*)::int AS count FROM coach_work GROUP BY 1',
    )
    for (const { tab, count } of real) expect(counts.tabs[tab as keyof typeof counts.tabs], tab).toBe(count)
    await Promise.all([upkeep.keep(), upkeep.keep()])
  }
  const { rows } = await pool.query<{ rows: number }>('SELECT count(*)::int AS rows FROM coach_work_count')
  expect(rows[0]?.rows).toBeLessThan(12)
})

test('says that a search matches more than it lists', async ({ servers, store }) => {
  await servers.pool.query(
    `INSERT INTO coach (id, email, name) SELECT 'm' || n, 'm' || n || '@example.com', 'Many' FROM generate_series(1, 1001) n`,
  )
  for (const search of ['many', 'ma', 'm1@'])
    expect((await store.coaches.readinessTable({ ...everyone, search }, platform)).isCut, search).toBe(search !== 'm1@')
})

interface Account {
  state: State
  country?: string
  requirements?: unknown[]
}

async function add(pool: Pool, id: string, { state, country = 'DE', requirements = [] }: Account): Promise<void> {
  await pool.query(`INSERT INTO coach (id, email) VALUES ($1, $1 || '@example.com')`, [id])
  if (state === 'not-started') return
  await pool.query(
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, access_lost_at, generation,
       checked_at, checked_by)
     VALUES ($1, 'acct_' || $1, $5, $6, $2, 'eur', false, $7, true, 'active', $3, $4, CASE WHEN $4 = 'closed' THEN now() END,
       1, now(), 'notice')`,
    [
      id,
      country,
      JSON.stringify(requirements),
      state,
      platform.accountId,
      platform.live,
      state.startsWith('ready') && state !== 'closed',
    ],
  )
}

function thing(bucket: string, dueBy: string | null = null, isForPlatform = false, word = 'w') {
  const shown = { word: `requirement.${word}`, topic: 'topic.t', bucket, dueBy, error: null }
  return (isForPlatform ? { ...shown, isForPlatform } : shown) as unknown as Requirement
}

function held(pool: Pool, id: string) {
  return pool.query(
    `INSERT INTO hold (coach_id, reason, held_by) VALUES ($1, 'policy', 'admin-1') ON CONFLICT DO NOTHING`,
    [id],
  )
}

function asks(pool: Pool, id: string, requirements: Requirement[]) {
  return pool.query('UPDATE payout_account SET requirements = $2 WHERE coach_id = $1', [
    id,
    JSON.stringify(requirements),
  ])
}

function stuckFor(pool: Pool, id: string, days: number) {
  return pool.query('UPDATE coach_work SET since = $2 WHERE coach_id = $1', [id, inDays(-days)])
}

async function refuse(
  pool: Pool,
  coachId: string,
  amount = 100,
  currency = 'eur',
  reference: string = randomUUID(),
): Promise<string> {
  await pool.query(
    `INSERT INTO decision (kind, coach_id, by_kind, facts) VALUES ('charge-refused', $1, 'machine', $2)`,
    [coachId, { charge: { reference, amount, currency }, evidence: {}, reasons: ['payouts-off'] }],
  )
  return reference
}

type Tables = { coaches: { readinessTable(filter: TableFilter, used: typeof platform): Promise<{ rows: FoundRow[] }> } }

async function idsOf(store: Tables, filter: Partial<TableFilter> = {}): Promise<string[]> {
  const { rows } = await store.coaches.readinessTable({ ...everyone, ...filter }, platform)
  return rows.map(({ coachId }) => coachId)
}

async function onlyRow(store: Tables): Promise<FoundRow> {
  const { rows } = await store.coaches.readinessTable(everyone, platform)
  const [row] = rows
  if (row === undefined || rows.length > 1) throw new Error(`${rows.length} coaches instead of one`)
  return row
}
