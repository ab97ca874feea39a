import { expect } from 'vitest'
import { databaseTest } from './testing/database-test'

const test = databaseTest()

test('stores a webhook event once under the former table’s name', async ({ database: { pool } }) => {
  const record = `WITH heard AS (
      INSERT INTO notice (id, stripe_account_id, kind) VALUES ('evt_1', 'acct_1', 'account')
      ON CONFLICT (id) DO NOTHING RETURNING stripe_account_id)
    SELECT count(*)::int FROM heard`
  expect((await pool.query(record)).rows).toEqual([{ count: 1 }])
  expect((await pool.query(record)).rows).toEqual([{ count: 0 }])
  const { rows } = await pool.query(`SELECT id, received_at <= now() AS has_time FROM webhook_event`)
  expect(rows).toEqual([{ id: 'evt_1', has_time: true }])
  await pool.query(`DELETE FROM notice WHERE id IN (SELECT id FROM notice LIMIT 5 FOR UPDATE SKIP LOCKED)`)
  expect((await pool.query('SELECT FROM webhook_event')).rowCount).toBe(0)
})

test('adds to what was counted and last received under the former names', async ({ database: { pool } }) => {
  for (const count of [2, 3]) {
    await pool.query(
      `INSERT INTO notice_count (day, reason, count) VALUES ('2026-11-29', 'unknown', $1)
       ON CONFLICT (day, reason) DO UPDATE SET count = notice_count.count + excluded.count`,
      [count],
    )
    await pool.query(
      `INSERT INTO last_notice VALUES ('acct_platform', false, timestamptz '2026-11-20 12:00Z' + interval '1 day' * $1)
       ON CONFLICT (platform_account_id, livemode) DO UPDATE SET heard_at = excluded.heard_at`,
      [count],
    )
  }
  expect((await pool.query('SELECT count::int FROM ignored_count')).rows).toEqual([{ count: 5 }])
  const { rows } = await pool.query(`SELECT received_at::date::text AS day FROM last_webhook_event`)
  expect(rows).toEqual([{ day: '2026-11-23' }])
})

test('admits, checks and locks a payment under the former names', async ({ database: { pool } }) => {
  await pool.query(`INSERT INTO coach (id, email) VALUES ('coach-1', 'ana@example.com')`)
  await pool.query(`
    INSERT INTO charge (reference, coach_id, stripe_account_id, platform_account_id, livemode, amount, currency, fee)
    VALUES ('order-1', 'coach-1', 'acct_1', 'acct_platform', false, 1250, 'usd', 50)`)
  await pool.query(`
    WITH due AS (SELECT reference FROM charge WHERE look_at IS NULL FOR UPDATE SKIP LOCKED)
    UPDATE charge SET looks = looks + 1, kept_look = 1, looked_at = now(), look_at = now() + interval '1 minute',
      look_failures = 2, last_look_failure = 'busy', look_failing_since = now()
    FROM due WHERE charge.reference = due.reference RETURNING charge.*`)
  const { rows } = await pool.query(`
    SELECT state, attempt, checks, kept_check, checked_at IS NOT NULL AS checked, next_check_at > now() AS due,
      check_failures, last_check_failure, check_failing_since IS NOT NULL AS failing FROM payment`)
  const kept = { state: 'asked', attempt: 1, checks: 1, kept_check: 1, checked: true, due: true }
  expect(rows).toEqual([{ ...kept, check_failures: 2, last_check_failure: 'busy', failing: true }])
  const again = `INSERT INTO charge SELECT * FROM charge ON CONFLICT (reference) DO NOTHING`
  expect((await pool.query(again)).rowCount).toBe(0)
})

test('stores and settles an email under the former names', async ({ database: { pool } }) => {
  await pool.query(`INSERT INTO coach (id, email) VALUES ('coach-2', 'ben@example.com')`)
  await pool.query(`
    WITH decided AS (
      INSERT INTO decision (kind, coach_id, by_kind, facts) VALUES ('snapshot', 'coach-2', 'machine', '{}')
      RETURNING id)
    INSERT INTO letter (coach_id, kind, decision_id) SELECT 'coach-2', 'can-be-paid', id FROM decided`)
  await pool.query(`UPDATE letter SET queued_at = now() WHERE written_at <= now()`)
  await pool.query(`UPDATE letter SET settled_at = now(), outcome = 'sent' WHERE settled_at IS NULL`)
  const { rows } = await pool.query('SELECT kind, stored_at IS NOT NULL AS stored, outcome FROM email')
  expect(rows).toEqual([{ kind: 'can-be-paid', stored: true, outcome: 'sent' }])
  await expect(pool.query(`UPDATE letter SET outcome = 'lost'`)).rejects.toThrow('email_outcomes')
})

test('takes a place under the rate limit by the former name', async ({ database: { pool } }) => {
  await pool.query(`
    WITH free AS (SELECT asker FROM read_pace WHERE asker = 'list' FOR UPDATE)
    UPDATE read_pace SET next_at = '2030-01-01' FROM free WHERE read_pace.asker = free.asker`)
  const { rows } = await pool.query(`SELECT lane FROM rate_limit_lane WHERE next_at > '2029-12-31'`)
  expect(rows).toEqual([{ lane: 'list' }])
})
