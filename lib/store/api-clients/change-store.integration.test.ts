import { expect } from 'vitest'
import type { Change } from '@/lib/payouts/api-clients/change'
import type { AdminId } from '@/lib/payouts/vocabulary/ids'
import { createTestDatabase } from '@/prisma/test-database'
import { inTransaction } from '../sql/transaction'
import { test } from '../testing/store-test'
import { openTwoServers, type TwoServers } from '../testing/two-servers'

const ada = 'admin-ada' as AdminId

test('reports a new account, a hold and its release in order, each once, and nothing else', async ({ servers }) => {
  const after = await lastPosition(servers)
  const { coachId } = await servers.newAccount()
  await servers.stores[0].coaches.hold(coachId, 'policy', ada)
  const hold = await servers.stores[0].coaches.findHold(coachId)
  if (hold === null) throw new Error('nobody holds the coach')
  await servers.stores[0].coaches.release(coachId, hold, ada)
  const changes = await read(servers, 1, after)
  expect(changes).toMatchObject([
    { kind: 'account-opened', coach: { id: coachId, reference: null }, from: 'not-started', to: 'unfinished' },
    { kind: 'coach-held', coach: { id: coachId }, from: null, to: null },
    { kind: 'coach-released', coach: { id: coachId } },
  ])
  expect(await read(servers, 0, after)).toEqual(changes)
  expect(await read(servers, 0, changes.at(-1)?.position ?? 0)).toEqual([])
})

test('misses no change, though an earlier one is committed later', async ({ servers }) => {
  let seen = await lastPosition(servers)
  const early = await inTransaction(servers.pool, async (slow) => {
    const inserted = await changed(slow, await servers.newCoach())
    const late = await changed(servers.pool, await servers.newCoach())
    expect(BigInt(inserted)).toBeLessThan(BigInt(late))

    const first = await read(servers, 0, seen)
    expect(await decisionsOf(servers, first)).toEqual([late])
    seen = first.at(-1)?.position ?? seen
    expect(await read(servers, 1, seen)).toEqual([])
    return inserted
  })
  expect(await decisionsOf(servers, await read(servers, 1, seen))).toEqual([early])
})

test('gives many readers on two servers the same changes in the same order', async ({ servers }) => {
  const from = await lastPosition(servers)
  const coachId = await servers.newCoach()
  const written: string[] = []
  const writers = Array.from({ length: 4 }, async () => {
    for (let count = 0; count < 25; count += 1) written.push(await changed(servers.pool, coachId))
  })
  const writing = Promise.all(writers)
  let isOver = false
  void writing.then(() => {
    isOver = true
  })
  const readers = ([0, 1, 0, 1] as const).map(async (server) => {
    const told: number[] = []
    let last = false
    for (;;) {
      const page = await read(servers, server, told.at(-1) ?? from)
      told.push(...page.map(({ position }) => position))
      if (last && page.length === 0) return told
      last = isOver
    }
  })
  const [first, ...others] = await Promise.all(readers)
  await writing
  for (const other of others) expect(other).toEqual(first)
  expect(first).toEqual(Array.from({ length: 100 }, (_, n) => from + n + 1))
  expect((await decisionsOf(servers, await read(servers, 0, from))).toSorted()).toEqual(written.toSorted())
})

test('gives positions in one transaction at a time, and sees earlier ones', async ({ servers }) => {
  const from = await lastPosition(servers)
  const first = await changed(servers.pool, await servers.newCoach())
  const { asked, second } = await inTransaction(servers.pool, async (busy) => {
    await busy.query(`SELECT pg_advisory_xact_lock(hashtext('change positions'))`)
    await busy.query('UPDATE change SET position = $1 WHERE decision_id = $2', [from + 1, first])
    const begun = read(servers, 0, from)
    await expect.poll(() => waiting(servers)).toBe(1)
    return { asked: begun, second: await changed(servers.pool, await servers.newCoach()) }
  })
  expect(await decisionsOf(servers, await asked)).toEqual([first, second])
})

test('pages by a hundred changes', async ({ servers }) => {
  const from = await lastPosition(servers)
  const coachId = await servers.newCoach()
  await servers.pool.query(
    `INSERT INTO decision (kind, coach_id, by_kind, facts)
     SELECT 'coach-held', $1, 'machine', '{}' FROM generate_series(1, 130)`,
    [coachId],
  )
  const first = await read(servers, 0, from)
  const second = await read(servers, 0, first.at(-1)?.position ?? 0)
  expect([first.length, second.length]).toEqual([100, 30])
})

test('distinguishes a position past the last change from the end, even without changes', async ({ servers }) => {
  await changed(servers.pool, await servers.newCoach())
  const last = await lastPosition(servers)
  const [one] = servers.stores
  expect(await one.apiClients.changesAfter(last)).toEqual([])
  expect(await one.apiClients.changesAfter(last + 1)).toBeNull()
  expect(await one.apiClients.changesAfter(999_999_999_999_999)).toBeNull()
  await changed(servers.pool, await servers.newCoach())
  expect(await one.apiClients.changesAfter(last + 1)).toEqual([])

  const empty = openTwoServers(await createTestDatabase())
  expect(await empty.stores[0].apiClients.changesAfter(0)).toEqual([])
  expect(await empty.stores[0].apiClients.changesAfter(1)).toBeNull()
  await empty.close()
})

async function read(servers: TwoServers, server: 0 | 1, position: number): Promise<Change[]> {
  const changes = await servers.stores[server].apiClients.changesAfter(position)
  if (changes === null) throw new Error(`no change has come as far as ${position}`)
  return changes
}

async function lastPosition(servers: TwoServers): Promise<number> {
  let last = 0
  for (;;) {
    const page = await read(servers, 0, last)
    if (page.length === 0) return last
    last = page.at(-1)?.position ?? last
  }
}

/** Adds a decision that counts as a change; returns its id. */
async function changed(client: Pick<TwoServers['pool'], 'query'>, coachId: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO decision (kind, coach_id, by_kind, facts) VALUES ('coach-held', $1, 'machine', '{}') RETURNING id`,
    [coachId],
  )
  return rows[0]?.id ?? ''
}

/** Transactions that wait for the lock on positions. */
async function waiting(servers: TwoServers): Promise<number> {
  const { rowCount } = await servers.pool.query(
    `SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted
     AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
  )
  return rowCount ?? 0
}

async function decisionsOf(servers: TwoServers, changes: Change[]): Promise<string[]> {
  const { rows } = await servers.pool.query<{ id: string }>(
    'SELECT decision_id AS id FROM change WHERE position = ANY($1::bigint[]) ORDER BY position',
    [changes.map(({ position }) => position)],
  )
  return rows.map(({ id }) => id)
}
