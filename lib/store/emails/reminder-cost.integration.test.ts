import type { Pool } from 'pg'
import { expect } from 'vitest'
import { reminderStages } from '@/lib/payouts/vocabulary/reminder-stage'
import { type Explained, explaining, fillTo, untriggeredTest as test } from '../testing/cost-test'
import { platform } from '../testing/two-servers'
import { createEmailStore } from './email-store'

test('finds the next thirty reminders as cheaply among twenty thousand coaches as among a thousand', async ({
  pool,
}) => {
  await fill(pool, 1_000)
  const few = await pagesRead(pool)
  await fill(pool, 20_000)
  const many = await pagesRead(pool)
  expect(few).toBeGreaterThan(10)
  expect(many).toBeLessThan(1.5 * few)
})

test('walks to the end of many that fall due at once, in batches and each once', async ({ pool }) => {
  await pool.query(`UPDATE reminder_progress SET reached_at = '-infinity', reached_id = ''`)
  await pool.query('DELETE FROM email')
  await pool.query(`UPDATE payout_account SET state = 'unfinished', created_at = '-infinity'`)
  await pool.query(
    `UPDATE payout_account SET created_at = now() - interval '3 days' WHERE substr(coach_id, 7)::int <= 250`,
  )
  const emails = createEmailStore({ pool })
  const counts: number[] = []
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.all([1, 2].map(() => emails.storeReminders(platform, reminderStages, 100)))
    counts.push(await count(pool))
  }
  expect(counts.at(-1)).toBe(250)
  expect(counts[0]).toBeLessThanOrEqual(200)
})

async function pagesRead(pool: Pool): Promise<number> {
  const plans: Explained[] = []
  const walk = (over: Pool) => createEmailStore({ pool: over }).storeReminders(platform, reminderStages, 20_000)
  await walk(pool)
  await walk(pool)
  await pool.query(`UPDATE reminder_progress SET reached_at = reached_at - interval '10 minutes'`)
  await pool.query(
    `UPDATE payout_account SET created_at = now() - interval '1 day' * ($1::int[])[1 + substr(coach_id, 7)::int % 3] - interval '5 minutes'
     WHERE substr(coach_id, 7)::int <= 30`,
    [[2, 5, 10]],
  )
  await pool.query(`DELETE FROM email WHERE substr(coach_id, 7)::int <= 30`)
  await pool.query('VACUUM ANALYZE')
  const before = await count(pool)
  await walk(explaining(pool, plans))
  expect((await count(pool)) - before).toBe(30)
  return plans.reduce((sum, { pages }) => sum + pages, 0)
}

async function count(pool: Pool): Promise<number> {
  return (await pool.query(`SELECT count(*)::int AS count FROM email WHERE kind = 'unfinished'`)).rows[0].count
}

/** Half of them within the time of reminders and past their moments, the others begun long before. */
async function fill(pool: Pool, count: number): Promise<void> {
  await fillTo(pool, count)
  await pool.query(
    `UPDATE payout_account SET state = 'unfinished', details_submitted = false, created_at = now() - interval '12 hours'
       - interval '1 day' * CASE WHEN substr(coach_id, 7)::int % 2 = 0 THEN 100 ELSE 2 + substr(coach_id, 7)::int % 11 END`,
  )
  await pool.query('VACUUM ANALYZE')
}
