import type { Pool } from 'pg'
import { afterAll, expect } from 'vitest'
import { createFetchStore } from '../accounts/fetch-store'
import type { Database } from '../database'
import { reservePlace } from '../limits/provider-rate-limit'
import { createPool } from '../postgres/pool'
import { test } from '../testing/store-test'
import { platform } from '../testing/two-servers'

/** One connection that waits for the disk on commit, PostgreSQL's default. */
let only: Pool
test.beforeAll(({ database }) => {
  only = createPool(`${database.url}?options=-c%20synchronous_commit%3Don`, { max: 1 })
})
afterAll(() => only.end())

const times = 20

test('takes a place in the rate limit without waiting for the disk', async () => {
  const reserve = () => reservePlace({ pool: only } as Database, 1000, 'machine', 20_000)
  expect(await waitsForTheDisk(reserve)).toBeLessThan(times / 2)
})

test('claims fetches without waiting for the disk', async ({ servers }) => {
  for (let made = 0; made <= times; made += 1) await servers.newAccount()
  const store = createFetchStore({ pool: only } as Database)
  const claimed: unknown[] = []
  const waits = await waitsForTheDisk(async () => claimed.push(...(await store.claimFetches(platform, 1))))
  expect(claimed).toHaveLength(times)
  expect(waits).toBeLessThan(times / 2)
})

test('waits for the disk when raising a counter, on the same connection too', async ({ servers }) => {
  const { accountId } = await servers.newAccount()
  const store = createFetchStore({ pool: only } as Database)
  expect(await waitsForTheDisk(() => store.raise(accountId, 'coach'))).toBeGreaterThanOrEqual(times)
})

/** How often the connection itself flushed the log during `work`. */
async function waitsForTheDisk(work: () => Promise<unknown>): Promise<number> {
  const before = await writes()
  for (let time = 0; time < times; time += 1) await work()
  return (await writes()) - before
}

/** https://www.postgresql.org/docs/current/monitoring-stats.html#PG-STAT-GET-BACKEND-IO */
async function writes(): Promise<number> {
  await only.query('SELECT pg_stat_force_next_flush()')
  const { rows } = await only.query<{ writes: string | null }>(
    `SELECT sum(writes) AS writes FROM pg_stat_get_backend_io(pg_backend_pid()) WHERE object = 'wal'`,
  )
  return Number(rows[0]?.writes ?? 0)
}
