import type { Pool } from 'pg'
import { expect } from 'vitest'
import { databaseTest } from '@/prisma/testing/database-test'
import type { Database } from '../database'
import type { Sql } from '../sql/sql'
import { platform } from '../testing/two-servers'
import { createFetchStore } from './fetch-store'

const test = databaseTest()

let pool: Pool
test.beforeAll(async ({ database }) => {
  pool = database.pool
  // Nothing here searches names, and this index costs most of the time of adding a coach.
  await pool.query('DROP INDEX coach_search_text')
})

test('claims nothing with one index look-up, however many accounts and strangers there are', async () => {
  await fill(40_000)
  const { plan, pages } = await claim()
  expect(plan).toContain('account_counter_waiting')
  expect(plan).not.toContain('Seq Scan')
  expect(pages).toBeLessThan(10)
})

/** The plan and cost of a claim with nothing to do. */
async function claim(): Promise<{ plan: string; pages: number }> {
  const told: { plan: string; pages: number }[] = []
  const query = async ({ text, values }: Sql) => {
    const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: Buffers }] }>({
      text: `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
      values,
    })
    const plan = rows[0]?.['QUERY PLAN'][0].Plan as Buffers
    told.push({ plan: JSON.stringify(plan), pages: plan['Shared Hit Blocks'] + plan['Shared Read Blocks'] })
    return { rows: [] }
  }
  const store = createFetchStore({ pool: { query } as unknown as Pool } as Database)
  await store.claimFetches(platform, 5)
  return told[0] as { plan: string; pages: number }
}

interface Buffers {
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
}

/** Accounts without work, and as many unknown accounts with work. */
async function fill(count: number): Promise<void> {
  for (const statement of [
    `INSERT INTO coach (id, email) SELECT 'coach-' || n, n || '@example.com' FROM generate_series(1, $1::int) n`,
    `INSERT INTO payout_account (coach_id, stripe_account_id, platform_account_id, livemode, country, currency,
       charges_enabled, payouts_enabled, details_submitted, transfers, requirements, state, generation, checked_at,
       checked_by)
     SELECT 'coach-' || n, 'acct_' || n, '${platform.accountId}', false, 'DE', 'eur', false, false, true, 'active', '[]',
       'in-review', 1, now(), 'notice'
     FROM generate_series(1, $1::int) n`,
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, is_coachs)
     SELECT 'acct_' || n, 1, CASE WHEN n <= $1 THEN 1 ELSE 0 END, 'notice', n <= $1 FROM generate_series(1, 2 * $1::int) n`,
  ])
    await pool.query(statement, [count])
  await pool.query('VACUUM ANALYZE')
}
