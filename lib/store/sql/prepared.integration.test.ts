import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import { createTestDatabase, type TestDatabase } from '@/prisma/test-database'
import { createWebhookEventStore } from '../accounts/webhook-event-store'
import type { Database } from '../database'
import { createPool } from '../postgres/pool'

let test: TestDatabase
let hotPool: Pool

beforeAll(async () => {
  test = await createTestDatabase()
  hotPool = createPool(test.url, { max: 1 })
})
afterAll(async () => {
  await hotPool.end()
  await test.drop()
})

it('parses the statement for events once on each connection', async () => {
  const store = createWebhookEventStore({ hotPool } as Database)
  for (const id of ['evt_1', 'evt_2', 'evt_3'])
    await store.recordEvent({ id, accountId: 'acct_heard' as AccountId, kind: 'account' })
  const { rows } = await hotPool.query('SELECT (generic_plans + custom_plans)::int AS uses FROM pg_prepared_statements')
  expect(rows).toEqual([{ uses: 3 }])
})
