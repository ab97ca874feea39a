import { describe, expect } from 'vitest'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { FoundRow, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { everyone as wholeTable } from '@/lib/payouts/testing/everyone'
import { states } from '@/lib/payouts/vocabulary/accounts/state'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { type TableSort, tableSorts, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import type { TestDatabase } from '@/prisma/test-database'
import { databaseTest } from '@/prisma/testing/database-test'
import { createTableStore } from './readiness-table'
import { keysOf } from './readiness-table-order'

const test = databaseTest()

const platform: Platform = { accountId: 'acct_platform' as AccountId, live: false }
const otherKey: Platform = { accountId: 'acct_elsewhere' as AccountId, live: false }
const otherMode: Platform = { ...platform, live: true }
const everyone: TableFilter = { ...wholeTable, sort: 'name', size: 25 }
const coachCount = 340

let store: ReturnType<typeof createTableStore>

test.beforeAll(async ({ database }) => {
  store = createTableStore(database)
  // Some coaches lack a name or account, and names and check times repeat.
  await database.pool.query(
    `INSERT INTO coach (id, email, name)
     SELECT 'coach' || md5(i::text), 'person' || i || '@example.com',
       CASE WHEN i % 4 = 0 THEN NULL WHEN i % 3 = 0 THEN upper('ana ' || i % 20) ELSE 'ana ' || i % 20 END
     FROM generate_series(1, $1::int) i`,
    [coachCount],
  )
  await database.pool.query(
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, deadline, state, generation, checked_at,
       checked_by)
     SELECT 'coach' || md5(i::text), 'acct_' || i, 'acct_platform', false, 'DE', 'eur', true, true, true, 'active',
       CASE i % 5 WHEN 1 THEN jsonb_build_array($2::jsonb || '{"bucket":"overdue"}')
         WHEN 2 THEN jsonb_build_array($2::jsonb || '{"bucket":"due"}') ELSE '[]' END,
       CASE WHEN i % 5 = 0 THEN '2026-03-10T00:00:00Z'::timestamptz + (i % 13) * interval '1 hour' END,
       (ARRAY['ready', 'ready-due', 'in-review'])[1 + i % 3], 1, '2026-03-01T00:00:00Z'::timestamptz + (i % 11) * interval '1 hour',
       'notice'
     FROM generate_series(1, $1::int) i WHERE i % 7 <> 0`,
    [coachCount, { word: 'w', topic: 't', dueBy: null, error: null }],
  )
  await database.pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by)
     SELECT stripe_account_id, 1, 1, 'created' FROM payout_account`,
  )
})

describe.each(tableSorts)('pages sorted by %s', (sort) => {
  test('give each coach exactly once, in order, and the same pages on the way back', async () => {
    const there = await readOn({ ...everyone, sort }, 'older')
    const rows = there.pages.flat()
    expect(new Set(rows.map((row) => row.coachId)).size).toBe(coachCount)
    expect(rows).toHaveLength(coachCount)
    expect(rows.map((row) => row.coachId)).toEqual([...rows].sort(inOrder(sort)).map((row) => row.coachId))

    const back = await readOn({ ...everyone, sort, cursor: there.last.newer }, 'newer')
    expect(back.pages.reverse()).toEqual(there.pages.slice(0, -1))
  })

  test('come in the opposite order when reversed', async () => {
    const there = await readOn({ ...everyone, sort, size: 60 }, 'older')
    const reversed = await readOn({ ...everyone, sort, isReversed: true, size: 60 }, 'older')
    const ids = reversed.pages.flat().map((row) => row.coachId)
    expect(ids).toEqual(
      there.pages
        .flat()
        .map((row) => row.coachId)
        .reverse(),
    )
  })

  test('say how many come before them, of how many', async () => {
    const first = await store.readinessTable({ ...everyone, sort }, platform)
    expect(first).toMatchObject({ before: 0, total: coachCount, isCursorStale: false, isCut: false })
    const second = await store.readinessTable({ ...everyone, sort, cursor: first.older }, platform)
    expect(second).toMatchObject({ before: 25, total: coachCount, isCursorStale: false })
    const back = await store.readinessTable({ ...everyone, sort, cursor: second.newer }, platform)
    expect(back).toMatchObject({ before: 0 })
  })

  test('offer no page before the first and none after the last', async () => {
    const { first, last } = await readOn({ ...everyone, sort }, 'older')
    expect(first.newer).toBeNull()
    expect(last.older).toBeNull()
    const wholePage = await store.readinessTable({ ...everyone, sort, size: coachCount }, platform)
    expect(wholePage.older).toBeNull()
  })

  test('give each coach of one state exactly once', async () => {
    const { pages } = await readOn({ ...everyone, sort, state: 'in-review', size: 7 }, 'older')
    const rows = pages.flat()
    expect(new Set(rows.map((row) => row.coachId)).size).toBe(rows.length)
    expect(rows.every((row) => row.state === 'in-review')).toBe(true)
    expect(rows).toHaveLength((await store.readinessTable(everyone, platform)).counts.states['in-review'])
  })

  test('show the first page and say so for a cursor that is broken, of another order or of nobody', async () => {
    const first = await store.readinessTable({ ...everyone, sort }, platform)
    const other = await store.readinessTable({ ...everyone, sort: sort === 'name' ? 'due' : 'name' }, platform)
    const reversed = await store.readinessTable({ ...everyone, sort, isReversed: true }, platform)
    const encoded = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')
    const ofNobody = encoded(sort, 'newer', 0, 0, 0, 'a', ...keysOf(sort).map(({ kind }) => (kind === 'time' ? 0 : -9)))
    const withNul = encoded(sort, 'older', 0, 0, 0, 'a\0', ...keysOf(sort).map(() => 0))
    const tooLarge = encoded(sort, 'older', 0, 0, 0, 'a', ...keysOf(sort).map(() => 1e15))
    for (const cursor of [
      'x',
      '"',
      'e30',
      other.older,
      reversed.older,
      ofNobody,
      withNul,
      tooLarge,
      'A'.repeat(10_000),
    ]) {
      const page = await store.readinessTable({ ...everyone, sort, cursor }, platform)
      if (cursor === tooLarge && keysOf(sort).length === 0) continue
      expect(page.rows, cursor ?? '').toEqual(first.rows)
      expect(page.isCursorStale, cursor ?? '').toBe(true)
    }
  })
})

describe('the order by due date', () => {
  const keep = ({ pool }: TestDatabase, state: string, change: string) =>
    pool.query(`UPDATE payout_account SET state = $1, ${change} WHERE stripe_account_id = 'acct_11'`, [state])
  const shownBucketOf = async (used = platform) => {
    const { rows } = await store.readinessTable({ ...everyone, sort: 'due', size: coachCount }, used)
    return rows.findIndex(({ email }) => email === 'person11@example.com')
  }

  test('shows nothing overdue of an unsent form, a closed account or another key', async ({ database }) => {
    const asked = await shownBucketOf()
    await keep(database, 'unfinished', `details_submitted = false`)
    const notSent = await shownBucketOf()
    await keep(database, 'rejected', `details_submitted = true`)
    const rejected = await shownBucketOf()
    await keep(database, 'in-review', `access_lost_at = now(), payouts_enabled = false, charges_enabled = false`)
    const lost = await shownBucketOf()
    await keep(database, 'in-review', `access_lost_at = NULL, payouts_enabled = true, charges_enabled = true`)
    expect(await shownBucketOf()).toBe(asked)
    const { rows } = await store.readinessTable({ ...everyone, sort: 'due', size: coachCount }, platform)
    const withoutAny = rows.findIndex((row) => dueKey(row) === 'x')
    for (const place of [notSent, rejected, lost]) expect(place).toBeGreaterThanOrEqual(withoutAny - 1)
    const foreign = await store.readinessTable({ ...everyone, sort: 'due', size: coachCount }, otherKey)
    expect(foreign.rows).toHaveLength(coachCount)
    const areClosed = foreign.rows.map(({ state }) => state === 'closed')
    expect(areClosed, 'another key’s accounts come last').toEqual(
      areClosed.toSorted((one, other) => Number(one) - Number(other)),
    )
  })
})

describe('the counts', () => {
  test('are over everyone, whatever the filter', async () => {
    const all = await store.readinessTable(everyone, platform)
    const few = await store.readinessTable({ ...everyone, state: 'ready', search: 'nobody at all' }, platform)
    expect(few.rows).toEqual([])
    expect(few.counts).toEqual(all.counts)
    expect(Object.values(all.counts.tabs).reduce((sum, count) => sum + count)).toBe(coachCount)
    expect(all.counts.states['not-started']).toBe(Math.floor(coachCount / 7))
    expect(all.counts.states.off).toBe(0)
  })
})

describe('a coach without an account', () => {
  test('is not started, never checked and found under that state', async () => {
    const { rows } = await store.readinessTable({ ...everyone, state: 'not-started', size: 200 }, platform)
    expect(rows).toHaveLength(Math.floor(coachCount / 7))
    expect(rows[0]).toMatchObject({ state: 'not-started', checkedAt: null, freshness: null, blockedBy: [] })
  })
})

describe('an account created with a different key or mode', () => {
  test.each([
    ['key', otherKey],
    ['mode', otherMode],
  ])('is closed while another %s is in use, and counted', async (_, used) => {
    const accounts = coachCount - Math.floor(coachCount / 7)
    const { rows, counts } = await store.readinessTable({ ...everyone, state: 'closed', size: 200 }, used)
    expect(rows.every((row) => row.state === 'closed' && row.freshness === null)).toBe(true)
    expect(counts.states.closed).toBe(accounts)
    expect(counts.states.ready).toBe(0)
    expect((await store.readinessTable({ ...everyone, state: 'ready' }, used)).rows).toEqual([])
    expect(await store.countForeignAccounts(used)).toBe(accounts)
    expect(await store.countForeignAccounts(platform)).toBe(0)
  })
})

describe('a coach we hold', () => {
  test('is marked in their row, counted in addition to their state, and found by hold in either order', async ({
    database,
  }) => {
    const before = (await store.readinessTable(everyone, platform)).counts
    const { rows: held } = await database.pool.query<{ coach_id: string }>(
      `INSERT INTO hold (coach_id, reason, held_by)
       SELECT 'coach' || md5(i::text), 'policy', 'admin-1' FROM generate_series(6, 16) i RETURNING coach_id`,
    )
    for (const sort of ['name', 'work', 'state'] as const) {
      const rows = (await readOn({ ...everyone, state: 'held', sort, size: 4 }, 'older')).pages.flat()
      expect(rows.map((row) => row.coachId).sort()).toEqual(held.map((row) => row.coach_id).sort())
      expect(rows.every((row) => row.hold?.reason === 'policy')).toBe(true)
      expect(new Set(rows.map((row) => row.state)).size).toBeGreaterThan(2)
    }
    const all = await store.readinessTable({ ...everyone, size: 200 }, platform)
    expect(all.counts.states).toEqual({ ...before.states, held: held.length })
    expect(all.rows.some((row) => row.hold === null)).toBe(true)
    await database.pool.query('DELETE FROM hold')
  })
})

describe('the search', () => {
  test('finds part of an email address or name, whatever the case', async ({ database }) => {
    expect(await emailsFor('PERSON123@')).toEqual(['person123@example.com'])
    const { rows } = await database.pool.query("SELECT id FROM coach WHERE lower(name) = 'ana 19'")
    for (const search of ['aNa 19', '19, ana', '  19   ANA ']) {
      const named = await store.readinessTable({ ...everyone, search, size: 200 }, platform)
      expect(named.rows.map((row) => row.coachId)).toEqual(expect.arrayContaining(rows.map(({ id }) => id)))
      expect(named.rows.every(({ name, email }) => /ana/i.test(name ?? '') && `${name} ${email}`.includes('19'))).toBe(
        true,
      )
    }
  })

  test('finds a coach by the platform’s reference, or part of it with part of the name', async ({ database }) => {
    await database.pool.query(`UPDATE coach SET reference = 'C-10078' WHERE email = 'person9@example.com'`)
    for (const search of ['C-10078', 'c-10078', '10078', 'ana C-100', 'C-10078 person9'])
      expect(await emailsFor(search)).toEqual(['person9@example.com'])
    expect(await emailsFor('C-10079')).toEqual([])
  })

  test('finds a whole account id and no part of one', async () => {
    expect(await emailsFor('acct_123')).toEqual(['person123@example.com'])
    expect(await emailsFor('acct_12')).toEqual(['person12@example.com'])
    expect(await emailsFor('acct_')).toEqual([])
  })

  test.each(['%', '_', '\\', 'person1_@', "'; --"])('matches %s literally', async (search) => {
    expect(await emailsFor(search)).toEqual([])
  })

  test('finds a wildcard character that is part of a name', async ({ database }) => {
    await database.pool.query(`UPDATE coach SET name = $1 WHERE email = 'person4@example.com'`, ['100% \\_sure'])
    for (const search of ['100%', '\\_s', '0% \\_S']) expect(await emailsFor(search)).toEqual(['person4@example.com'])
    await database.pool.query(`UPDATE coach SET name = NULL WHERE email = 'person4@example.com'`)
  })
})

describe('a row', () => {
  test('lists overdue, then due, then in review, each once, and nothing due later', async ({ database }) => {
    const thing = (word: string, bucket: string, dueBy: string | null = null) => ({
      word,
      topic: 'topic',
      bucket,
      dueBy,
      error: null,
    })
    await arrange(database, 1, {
      requirements: JSON.stringify([
        thing('r', 'review'),
        thing('l', 'later', '2026-05-01T00:00:00Z'),
        thing('e', 'due', '2026-05-01T00:00:00Z'),
        thing('d', 'due', '2026-04-01T00:00:00Z'),
        thing('o', 'overdue'),
        thing('o', 'overdue'),
      ]),
      deadline: '2026-04-01T00:00:00Z',
    })
    const row = await rowOf(1)
    expect(row.blockedBy.map((requirement) => requirement.word)).toEqual(['o', 'd', 'e', 'r'])
    expect(row.blockedBy[1]?.dueBy).toEqual(new Date('2026-04-01T00:00:00Z'))
    expect(row.deadline).toEqual(new Date('2026-04-01T00:00:00Z'))
  })

  test('of a lost account is closed and has no requirements', async ({ database }) => {
    await arrange(database, 2, {
      access_lost_at: '2026-03-02T00:00:00Z',
      payouts_enabled: 'false',
      charges_enabled: 'false',
      deadline: '2026-04-01T00:00:00Z',
      requirements: JSON.stringify([{ word: 'd', topic: 't', bucket: 'due', dueBy: null, error: null }]),
    })
    expect(await rowOf(2)).toMatchObject({ state: 'closed', blockedBy: [], deadline: null })
  })

  test('is fresh, checking or unconfirmed by its counter', async ({ database }) => {
    expect((await rowOf(5)).freshness).toBe('fresh')
    await database.pool.query(
      `UPDATE account_counter SET notified = 10, fetched = 9 WHERE stripe_account_id = 'acct_5'`,
    )
    expect((await rowOf(5)).freshness).toBe('checking')
    await database.pool.query(`UPDATE account_counter SET failures = 1 WHERE stripe_account_id = 'acct_5'`)
    expect((await rowOf(5)).freshness).toBe('unconfirmed')
  })
})

async function readOn(filter: TableFilter, direction: 'older' | 'newer') {
  const first = await store.readinessTable(filter, platform)
  const pages = [first.rows]
  let last = first
  for (let cursor = last[direction]; cursor !== null; cursor = last[direction]) {
    last = await store.readinessTable({ ...filter, cursor }, platform)
    pages.push(last.rows)
  }
  return { first, last, pages }
}

type Key = string | number

const work = (row: FoundRow): Key[] => [levelOf(row), -row.refused.count, row.since.getTime()]

const orders: Record<TableSort, (row: FoundRow) => Key[]> = {
  name: ({ name }) => [Number(name === null), (name ?? '').toLowerCase()],
  due: (row) => [dueKey(row)],
  work,
  state: (row) => [workTabs.indexOf(row.tab), states.indexOf(row.state), ...work(row)],
  since: ({ since }) => [since.getTime()],
  refused: ({ refused }) => [-refused.count],
  reminded: ({ remindedAt }) => [remindedAt?.getTime() ?? 0],
}

function inOrder(sort: TableSort): (a: FoundRow, b: FoundRow) => number {
  const keys = (row: FoundRow) => [...orders[sort](row), row.coachId]
  return (a, b) => {
    const others = keys(b)
    return keys(a).reduce<number>((found, key, index) => found || compare(key, others[index] ?? 0), 0)
  }
}

function levelOf(row: FoundRow): number {
  if (dueKey(row) < new Date().toISOString()) return 0
  return row.tab === 'payable' || row.tab === 'closed' ? 2 : 1
}

/** Overdue with no date; by date; undated; nothing. */
function dueKey({ state, deadline, blockedBy: [first] }: FoundRow): string {
  if (state === 'unfinished') return 'x'
  if (deadline !== null) return deadline.toISOString()
  if (first === undefined) return 'x'
  return first.bucket === 'overdue' ? '0' : '9'
}

function compare(a: Key, b: Key): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function emailsFor(search: string) {
  return (await store.readinessTable({ ...everyone, search }, platform)).rows.map((row) => row.email)
}

async function rowOf(number: number): Promise<FoundRow> {
  const { rows } = await store.readinessTable({ ...everyone, search: `acct_${number}` }, platform)
  const row = rows[0]
  if (row === undefined) throw new Error(`no coach with the account acct_${number}`)
  return row
}

async function arrange(database: TestDatabase, number: number, columns: Record<string, string>) {
  const changes = Object.keys(columns).map((column, index) => `${column} = $${index + 2}`)
  await database.pool.query(`UPDATE payout_account SET ${changes.join(', ')} WHERE stripe_account_id = $1`, [
    `acct_${number}`,
    ...Object.values(columns),
  ])
}
