import { expect } from 'vitest'
import { databaseTest } from '@/prisma/testing/database-test'
import type { TestDatabase } from '../../../prisma/test-database'
import { inTransaction } from '../sql/transaction'
import { createPruning } from './prune'

const test = databaseTest()

test.afterEach(async ({ database }) => {
  await database.pool.query('TRUNCATE webhook_event, account_counter, verification_token, sign_in_code, session')
  await database.pool.query('DELETE FROM "user"')
})

test('deletes everything expired, to the last batch, and nothing else', async ({ database }) => {
  await fill(database, 25, '1 minute')
  await fill(database, 3, '-1 minute')
  await createPruning(database, 10).prune()
  expect(await left(database)).toEqual({
    webhook_event: 3,
    account_counter: 3,
    verification_token: 3,
    sign_in_code: 3,
    session: 3,
    user: 28,
  })
})

test('keeps a coach’s counter, however old', async ({ database }) => {
  await fill(database, 3, '1 year')
  await database.pool.query("UPDATE account_counter SET is_coachs = true WHERE stripe_account_id LIKE '%1'")
  await createPruning(database, 1000).prune()
  expect((await left(database)).account_counter).toBe(1)
})

test('keeps a counter that is becoming a coach’s', async ({ database }) => {
  await fill(database, 2, '1 minute')
  await inTransaction(database.pool, async (saver) => {
    await saver.query("UPDATE account_counter SET is_coachs = true WHERE stripe_account_id LIKE '%1'")
    await createPruning(database, 1000).prune()
  })
  await createPruning(database, 1000).prune()
  expect((await left(database)).account_counter).toBe(1)
})

test('deletes the same on two servers at once as on one', async ({ database }) => {
  await fill(database, 40, '1 minute')
  await Promise.all([createPruning(database, 5).prune(), createPruning(database, 5).prune()])
  await createPruning(database, 5).prune()
  expect(await left(database)).toMatchObject({
    webhook_event: 0,
    account_counter: 0,
    verification_token: 0,
    sign_in_code: 0,
    session: 0,
  })
})

let filled = 0

/** Rows of each temporary table, expired by `past`. */
async function fill(database: TestDatabase, count: number, past: string): Promise<void> {
  filled += 1
  const rows = `FROM generate_series(1, ${count}) n`
  const old = (kept: string) => `now() - interval '${kept}' - interval '${past}'`
  const id = (prefix: string) => `'${prefix}_${filled}_' || n`
  for (const statement of [
    `INSERT INTO webhook_event (id, stripe_account_id, kind, received_at)
     SELECT ${id('evt')}, 'acct_1', 'account', ${old('35 days')} ${rows}`,
    `INSERT INTO account_counter (stripe_account_id, notified, raised_by, waiting_since)
     SELECT ${id('acct')}, 1, 'notice', ${old('7 days')} ${rows}`,
    `INSERT INTO verification_token (identifier, token, expires)
     SELECT 'ana@example.com', ${id('token')}, ${old('1 day')} ${rows}`,
    `INSERT INTO sign_in_code (id, expires) SELECT ${id('code')}, ${old('1 day')} ${rows}`,
    `INSERT INTO "user" (id, email) SELECT ${id('user')}, ${id('user')} || '@example.com' ${rows}`,
    `INSERT INTO session (id, session_token, user_id, expires)
     SELECT ${id('session')}, ${id('session')}, ${id('user')}, ${old('1 day')} ${rows}`,
  ])
    await database.pool.query(statement)
}

async function left(database: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ kept: Record<string, number> }>(`
    SELECT jsonb_build_object(
      'webhook_event', (SELECT count(*) FROM webhook_event), 'account_counter', (SELECT count(*) FROM account_counter),
      'verification_token', (SELECT count(*) FROM verification_token), 'sign_in_code', (SELECT count(*) FROM sign_in_code), 'session', (SELECT count(*) FROM session),
      'user', (SELECT count(*) FROM "user")) AS kept`)
  return rows[0]?.kept ?? {}
}
