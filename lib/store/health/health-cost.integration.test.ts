import type { Pool } from 'pg'
import { expect } from 'vitest'
import { type Explained, explaining, fillTo, untriggeredTest as test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createHealthStore } from './health-store'

test('reads no more pages for forty thousand accounts than twice those for a thousand', async ({ pool }) => {
  await fill(pool, 1_000)
  const few = await pagesRead(pool)
  await fill(pool, 40_000)
  const many = await pagesRead(pool)
  expect(few).toBeGreaterThan(10)
  expect(many).toBeLessThan(2 * few)
})

/** Pages PostgreSQL read for the facts and each list. */
async function pagesRead(pool: Pool): Promise<number> {
  const plans: Explained[] = []
  const store = createHealthStore({ pool: explaining(pool, plans) })
  await store.healthFacts(platform, 100)
  await store.unconfirmed(platform, null, 20)
  await store.drifts(null, 20)
  await store.orphans(platform, null, 20)
  await store.goneAccounts(platform, null, 20)
  return plans.reduce((sum, { pages }) => sum + pages, 0)
}

/** Thirty each wait, fail, are gone and have drifted; all had an event. */
async function fill(pool: Pool, count: number): Promise<void> {
  await fillTo(pool, count)
  for (const statement of [
    `INSERT INTO account_counter (stripe_account_id, notified, fetched, raised_by, is_coachs, failures)
     SELECT 'acct_' || n, 2, CASE WHEN n <= 60 THEN 1 ELSE 2 END, 'notice', true, CASE WHEN n <= 30 THEN 1 ELSE 0 END
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
    `INSERT INTO webhook_event (id, stripe_account_id, kind, received_at)
     SELECT 'evt_' || n, 'acct_' || n, 'account', now() - n * interval '2 minutes'
     FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`,
  ])
    await pool.query(statement, [count])
  await pool.query(
    `UPDATE payout_account SET access_lost_at = now()
     WHERE coach_id IN (SELECT 'coach-' || n FROM generate_series(1, 30) n)`,
  )
  await pool.query(
    `WITH past AS (DELETE FROM drift)
     INSERT INTO drift (coach_id, stripe_account_id, generation, our_state, their_state, differs)
     SELECT 'coach-' || n, 'acct_' || n, 1, 'ready', 'off', '{payouts}' FROM generate_series(1, 30) n`,
  )
  await pool.query('VACUUM ANALYZE')
}
