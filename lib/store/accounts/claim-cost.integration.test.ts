import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { Database } from '../database'
import { type Explained, explaining, test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createFetchStore } from './fetch-store'

test('claims nothing with one index look-up, however many accounts and strangers there are', async ({ pool }) => {
  await fill(pool, 40_000)
  const { plan, pages } = await claim(pool)
  expect(plan).toContain('account_counter_waiting')
  expect(plan).not.toContain('Seq Scan')
  expect(pages).toBeLessThan(10)
})

/** The plan and cost of a claim with nothing to do. */
async function claim(pool: Pool): Promise<Explained> {
  const plans: Explained[] = []
  const store = createFetchStore({ pool: explaining(pool, plans) } as Database)
  await store.claimFetches(platform, 5)
  return plans[0] as Explained
}

/** Accounts without work, and as many unknown accounts with work. */
async function fill(pool: Pool, count: number): Promise<void> {
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
