import type { Pool } from 'pg'
import { expect } from 'vitest'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Sql } from '../sql/sql'
import { platform } from '../testing/two-servers'
import { createHealthStore } from './health-store'

const test = databaseTest()

let pool: Pool
test.beforeAll(async ({ database }) => {
  pool = database.pool
  // Nothing here searches names, and this index costs most of the time of adding a coach.
  await pool.query('DROP INDEX coach_search_text')
})

test('reads no more pages for forty thousand accounts than twice those for a thousand', async () => {
  await fillTo(1_000)
  const few = await pagesRead()
  await fillTo(40_000)
  const many = await pagesRead()
  expect(few).toBeGreaterThan(10)
  expect(many).toBeLessThan(2 * few)
})

/** Pages PostgreSQL read for the facts and each list. */
async function pagesRead(): Promise<number> {
  let pages = 0
  const query = async (statement: Sql) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Buffers }] }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${statement.text}`,
      values: statement.values,
    })
    const plan = rows[0]?.['QUERY PLAN'][0].Plan
    pages += (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0)
    return pool.query(statement)
  }
  const store = createHealthStore({ pool: { query } as unknown as Pool })
  await store.healthFacts(platform, 100)
  await store.unconfirmed(platform, null, 20)
  await store.drifts(null, 20)
  await store.orphans(platform, null, 20)
  await store.goneAccounts(platform, null, 20)
  return pages
}

interface Buffers {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}

/** Thirty each wait, fail, are gone and have drifted; all had an event. */
async function fillTo(count: number): Promise<void> {
  for (const statement of [
    `INSERT INTO coach (id, email) SELECT 'coach-' || n, n || '@example.com' FROM generate_series(1, $1::int) n
     ON CONFLICT DO NOTHING`,
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by, access_lost_at)
     SELECT 'coach-' || n, 'acct_' || n, '${platform.accountId}', false, 'DE', 'eur', false, false, true, 'active', '[]',
       'in-review', 1, now() - n * interval '1 second', 'notice', CASE WHEN n <= 30 THEN now() END
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, is_coachs, failures)
     SELECT 'acct_' || n, 2, CASE WHEN n <= 60 THEN 1 ELSE 2 END, 'notice', true, CASE WHEN n <= 30 THEN 1 ELSE 0 END
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    `INSERT INTO webhook_event (id, stripe_account_id, kind, received_at)
     SELECT 'evt_' || n, 'acct_' || n, 'account', now() - n * interval '2 minutes'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
  ])
    await pool.query(statement, [count])
  await pool.query(
    `WITH past AS (DELETE FROM drift)
     INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs)
     SELECT 'coach-' || n, 'acct_' || n, 1, 'ready', 'off', '{payouts}' FROM generate_series(1, 30) n`,
  )
  await pool.query('VACUUM ANALYZE')
}
