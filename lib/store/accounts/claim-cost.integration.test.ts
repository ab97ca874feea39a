import type { Pool } from 'pg'
import { expect } from 'vitest'
import type { Database } from '../database'
import { type Explained, explaining, fillTo, untriggeredTest as test } from '../testing/cost-test'
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
  await fillTo(pool, count)
  await pool.query(
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, is_coachs)
     SELECT 'acct_' || n, 1, CASE WHEN n <= $1 THEN 1 ELSE 0 END, 'notice', n <= $1 FROM generate_series(1, 2 * $1::int) n`,
    [count],
  )
  await pool.query('VACUUM ANALYZE')
}
