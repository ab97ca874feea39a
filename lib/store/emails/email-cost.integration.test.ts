import type { Pool } from 'pg'
import { expect } from 'vitest'
import { type Explained, explaining, fillTo, untriggeredTest as test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createEmailStore } from './email-store'

test('finds the next emails as cheaply among twenty thousand as among a thousand', async ({ pool }) => {
  await fill(pool, 1_000)
  const few = await pagesRead(pool)
  await fill(pool, 20_000)
  const many = await pagesRead(pool)
  expect(few).toBeGreaterThan(10)
  expect(many).toBeLessThan(1.5 * few)
})

async function pagesRead(pool: Pool): Promise<number> {
  const plans: Explained[] = []
  const emails = createEmailStore({ pool: explaining(pool, plans) })
  await emails.dueEmails(platform, 60, 200)
  return plans.reduce((sum, { pages }) => sum + pages, 0)
}

/** Every coach waits for an email, and thirty of them since it was queued two days ago. */
async function fill(pool: Pool, count: number): Promise<void> {
  await fillTo(pool, count)
  await pool.query(
    `WITH decided AS (
       INSERT INTO decision (kind, coach_id, stripe_account_id, by_kind, from_state, to_state, generation, facts)
       SELECT 'state-changed', 'coach-' || n, 'acct_' || n, 'machine', 'in-review', 'ready', 1, '{}'
       FROM generate_series(1 + (SELECT count(*) FROM email), $1::int) n RETURNING id, coach_id
     )
     INSERT INTO email (coach_id, kind, decision_id, stored_at, queued_at)
     SELECT coach_id, 'can-be-paid', id, now() - interval '3 days' - id * interval '1 second',
       CASE WHEN substr(coach_id, 7)::int <= 30 THEN now() - interval '2 days' END
     FROM decided`,
    [count],
  )
  await pool.query('VACUUM ANALYZE')
}
