import { performance } from 'node:perf_hooks'
import { test as base, expect } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { createTestDatabase } from '@/prisma/test-database'
import type { Database } from '../database'
import { createStore } from '../store'
import { database as openDatabase } from '../testing/database'
import { openStallingProxy } from '../testing/stalling-proxy'

const test = base
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
  .extend('database', async ({}, { onCleanup }) => {
    const database = await createTestDatabase()
    onCleanup(() => database.drop())
    return database
  })
  // biome-ignore lint/correctness/noEmptyPattern: as above
  .extend('opened', async ({}, { onCleanup }) => {
    const opened: Database[] = []
    onCleanup(async () => {
      await Promise.all(opened.map((each) => each.close()))
    })
    return opened
  })

test('fails an event within three seconds when no database listens', async ({ database, opened }) => {
  const address = new URL(database.url)
  address.port = '1'
  await expectSoonFailure(recordEventOver(opened, address.toString()))
})

test('fails an event within three seconds when a database never answers', async ({ database, opened }) => {
  const proxy = await openStallingProxy(database.url)
  proxy.stall()
  await expectSoonFailure(recordEventOver(opened, proxy.url))
  await proxy.close()
})

test('fails an event within three seconds when the database falls silent', async ({ database, opened }) => {
  const proxy = await openStallingProxy(database.url)
  const recordEvent = recordEventOver(opened, proxy.url)
  await recordEvent('evt_before')
  proxy.stall()
  await expectSoonFailure(recordEvent)
  await proxy.close()
})

test('does not store an event that waited too long, and counts it when it is delivered again', async ({
  database,
  opened,
}) => {
  const recordEvent = recordEventOver(opened, database.url)
  await recordEvent('evt_before')
  const slow = await database.pool.connect()
  await slow.query('BEGIN')
  await slow.query('SELECT FROM account_counter FOR UPDATE')
  await expectSoonFailure(recordEvent)
  await slow.query('COMMIT')
  slow.release()

  const kept = () =>
    database.pool.query(`SELECT notified::int, (SELECT count(*)::int FROM webhook_event) FROM account_counter`)
  expect((await kept()).rows).toEqual([{ notified: 1, count: 1 }])
  await recordEvent('evt_late')
  expect((await kept()).rows).toEqual([{ notified: 2, count: 2 }])
})

test('reconnects after every idle connection broke', async ({ database, opened }) => {
  const recordEvent = recordEventOver(opened, database.url)
  await recordEvent('evt_before')
  await database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await expect.poll(() => opened[0]?.hotPool.totalCount).toBe(0)
  await recordEvent('evt_after')
  expect((await database.pool.query('SELECT notified::int FROM account_counter')).rows).toEqual([{ notified: 2 }])
})

function recordEventOver(opened: Database[], url: string): (id: string) => Promise<void> {
  const reached = openDatabase(url)
  opened.push(reached)
  const store = createStore(reached)
  return (id) => store.webhookEvents.recordEvent({ id, accountId: 'acct_1' as AccountId, kind: 'account' })
}

async function expectSoonFailure(recordEvent: (id: string) => Promise<void>): Promise<void> {
  const start = performance.now()
  await expect(recordEvent('evt_late')).rejects.toThrow()
  expect(performance.now() - start).toBeLessThan(9_000)
}
