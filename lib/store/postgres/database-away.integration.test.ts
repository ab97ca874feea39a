import { performance } from 'node:perf_hooks'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { createTestDatabase, type TestDatabase } from '@/prisma/test-database'
import type { Database } from '../database'
import { createStore } from '../store'
import { database } from '../testing/database'
import { openStallingProxy } from '../testing/stalling-proxy'

let test: TestDatabase
let opened: Database[]

beforeEach(async () => {
  test = await createTestDatabase()
  opened = []
})
afterEach(async () => {
  await Promise.all(opened.map((each) => each.close()))
  await test.drop()
})

it('fails an event within three seconds when no database listens', async () => {
  const address = new URL(test.url)
  address.port = '1'
  await expectSoonFailure(recordEventOver(address.toString()))
})

it('fails an event within three seconds when a database never answers', async () => {
  const proxy = await openStallingProxy(test.url)
  proxy.stall()
  await expectSoonFailure(recordEventOver(proxy.url))
  await proxy.close()
})

it('fails an event within three seconds when the database falls silent', async () => {
  const proxy = await openStallingProxy(test.url)
  const recordEvent = recordEventOver(proxy.url)
  await recordEvent('evt_before')
  proxy.stall()
  await expectSoonFailure(recordEvent)
  await proxy.close()
})

it('does not store an event that waited too long, and counts it when it is delivered again', async () => {
  const recordEvent = recordEventOver(test.url)
  await recordEvent('evt_before')
  const slow = await test.pool.connect()
  await slow.query('BEGIN')
  await slow.query('SELECT FROM account_counter FOR UPDATE')
  await expectSoonFailure(recordEvent)
  await slow.query('COMMIT')
  slow.release()

  const kept = () =>
    test.pool.query(`SELECT notified::int, (SELECT count(*)::int FROM webhook_event) FROM account_counter`)
  expect((await kept()).rows).toEqual([{ notified: 1, count: 1 }])
  await recordEvent('evt_late')
  expect((await kept()).rows).toEqual([{ notified: 2, count: 2 }])
})

it('reconnects after every idle connection broke', async () => {
  const recordEvent = recordEventOver(test.url)
  await recordEvent('evt_before')
  await test.pool.query(
    'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
  )
  await expect.poll(() => opened[0]?.hotPool.totalCount).toBe(0)
  await recordEvent('evt_after')
  expect((await test.pool.query('SELECT notified::int FROM account_counter')).rows).toEqual([{ notified: 2 }])
})

function recordEventOver(url: string): (id: string) => Promise<void> {
  const reached = database(url)
  opened.push(reached)
  const store = createStore(reached)
  return (id) => store.webhookEvents.recordEvent({ id, accountId: 'acct_1' as AccountId, kind: 'account' })
}

async function expectSoonFailure(recordEvent: (id: string) => Promise<void>): Promise<void> {
  const start = performance.now()
  await expect(recordEvent('evt_late')).rejects.toThrow()
  expect(performance.now() - start).toBeLessThan(9_000)
}
