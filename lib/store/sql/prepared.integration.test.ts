import { expect } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { databaseTest } from '@/prisma/testing/database-test'
import { createWebhookEventStore } from '../accounts/webhook-event-store'
import type { Database } from '../database'
import { createPool } from '../postgres/pool'

const test = databaseTest().extend('briskPool', ({ database }, { onCleanup }) => {
  const briskPool = createPool(database.url, { max: 1 })
  onCleanup(() => briskPool.end())
  return briskPool
})

test('parses the statement for events once on each connection', async ({ briskPool }) => {
  const store = createWebhookEventStore({ briskPool } as Database)
  for (const id of ['evt_1', 'evt_2', 'evt_3'])
    await store.recordEvent({ id, accountId: 'acct_heard' as AccountId, kind: 'account' })
  const { rows } = await briskPool.query(
    'SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements',
  )
  expect(rows).toEqual([{ uses: 3 }])
})
