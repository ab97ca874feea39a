import { performance } from 'node:perf_hooks'
import { expect } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Database } from '../database'
import { inTransaction } from '../sql/transaction'
import { createStore } from '../store'
import { database as openDatabase } from '../testing/database'
import { openStallingProxy } from '../testing/stalling-proxy'

const test = databaseTest().extend('reach', ({ database: _ }, { onCleanup }) => {
  const opened: Database[] = []
  onCleanup(async () => {
    await Promise.all(opened.map((each) => each.close()))
  })
  return (url: string) => {
    const reached = openDatabase(url)
    opened.push(reached)
    return reached
  }
})

test.beforeEach(({ database }) => database.pool.query('TRUNCATE account_counter, webhook_event'))

test('fails an event within three seconds when no database listens', async ({ database, reach }) => {
  const address = new URL(database.url)
  address.port = '1'
  await expectSoonFailure(recordEventOver(reach(address.toString())))
})

test('fails an event within three seconds when a database never answers', async ({ database, reach }) => {
  const proxy = await openStallingProxy(database.url)
  proxy.stall()
  await expectSoonFailure(recordEventOver(reach(proxy.url)))
  await proxy.close()
})

test('fails an event within three seconds when the database falls silent', async ({ database, reach }) => {
  const proxy = await openStallingProxy(database.url)
  const recordEvent = recordEventOver(reach(proxy.url))
  await recordEvent('evt_before')
  proxy.stall()
  await expectSoonFailure(recordEvent)
  await proxy.close()
})

test('does not store an event that waited too long, and counts it when it is delivered again', async ({
  database,
  reach,
}) => {
  const recordEvent = recordEventOver(reach(database.url))
  await recordEvent('evt_before')
  await inTransaction(database.pool, async (slow) => {
    await slow.query('SELECT FROM account_counter FOR UPDATE')
    await expectSoonFailure(recordEvent)
  })

  const kept = () =>
    database.pool.query(`SELECT notified::int, (SELECT count(*)::int FROM webhook_event) FROM account_counter`)
  expect((await kept()).rows).toEqual([{ notified: 1, count: 1 }])
  await recordEvent('evt_late')
  expect((await kept()).rows).toEqual([{ notified: 2, count: 2 }])
})

test('reconnects after every idle connection broke', async ({ database, reach }) => {
  const reached = reach(database.url)
  const recordEvent = recordEventOver(reached)
  await recordEvent('evt_before')
  await database.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await expect.poll(() => reached.briskPool.totalCount).toBe(0)
  await recordEvent('evt_after')
  expect((await database.pool.query('SELECT notified::int FROM account_counter')).rows).toEqual([{ notified: 2 }])
})

function recordEventOver(reached: Database): (id: string) => Promise<void> {
  const store = createStore(reached)
  return (id) => store.webhookEvents.recordEvent({ id, accountId: 'acct_1' as AccountId, kind: 'account' })
}

async function expectSoonFailure(recordEvent: (id: string) => Promise<void>): Promise<void> {
  const start = performance.now()
  await expect(recordEvent('evt_late')).rejects.toThrow()
  expect(performance.now() - start).toBeLessThan(9_000)
}
