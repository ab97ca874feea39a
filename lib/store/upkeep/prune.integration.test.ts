import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '../../../prisma/test-database'
import { createPruning } from './prune'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase()
})
afterEach(() => database.pool.query('TRUNCATE notice, account_counter, verification_token, session, "user" CASCADE'))
afterAll(() => database.drop())

test('deletes everything expired, to the last batch, and nothing else', async () => {
  await fill(25, '1 minute')
  await fill(3, '-1 minute')
  await createPruning(database, 10).prune()
  expect(await left()).toEqual({ notice: 3, account_counter: 3, verification_token: 3, session: 3, user: 28 })
})

test('keeps a coach’s counter, however old', async () => {
  await fill(3, '1 year')
  await database.pool.query("UPDATE account_counter SET is_coachs = true WHERE stripe_account_id LIKE '%1'")
  await createPruning(database).prune()
  expect((await left()).account_counter).toBe(1)
})

test('keeps a counter that is becoming a coach’s', async () => {
  await fill(2, '1 minute')
  const saver = await database.pool.connect()
  await saver.query('BEGIN')
  await saver.query("UPDATE account_counter SET is_coachs = true WHERE stripe_account_id LIKE '%1'")
  await createPruning(database).prune()
  await saver.query('COMMIT')
  saver.release()
  await createPruning(database).prune()
  expect((await left()).account_counter).toBe(1)
})

test('deletes the same on two servers at once as on one', async () => {
  await fill(40, '1 minute')
  await Promise.all([createPruning(database, 5).prune(), createPruning(database, 5).prune()])
  await createPruning(database, 5).prune()
  expect(await left()).toMatchObject({ notice: 0, account_counter: 0, verification_token: 0, session: 0 })
})

let filled = 0

/** Rows of each temporary table, expired by `past`. */
async function fill(count: number, past: string): Promise<void> {
  filled += 1
  const rows = `FROM generate_series(1, ${count}) n`
  const old = (kept: string) => `now() - interval '${kept}' - interval '${past}'`
  const id = (prefix: string) => `'${prefix}_${filled}_' || n`
  for (const statement of [
    `INSERT INTO notice (id, stripe_account_id, kind, heard_at)
     SELECT ${id('evt')}, 'acct_1', 'account', ${old('35 days')} ${rows}`,
    `INSERT INTO account_counter (stripe_account_id, notified, raised_by, waiting_since)
     SELECT ${id('acct')}, 1, 'notice', ${old('7 days')} ${rows}`,
    `INSERT INTO verification_token (identifier, token, expires)
     SELECT 'ana@example.com', ${id('token')}, ${old('1 day')} ${rows}`,
    `INSERT INTO "user" (id, email) SELECT ${id('user')}, ${id('user')} || '@example.com' ${rows}`,
    `INSERT INTO session (id, session_token, user_id, expires)
     SELECT ${id('session')}, ${id('session')}, ${id('user')}, ${old('1 day')} ${rows}`,
  ])
    await database.pool.query(statement)
}

async function left(): Promise<Record<string, number>> {
  const { rows } = await database.pool.query<{ kept: Record<string, number> }>(`
    SELECT jsonb_build_object(
      'notice', (SELECT count(*) FROM notice), 'account_counter', (SELECT count(*) FROM account_counter),
      'verification_token', (SELECT count(*) FROM verification_token), 'session', (SELECT count(*) FROM session),
      'user', (SELECT count(*) FROM "user")) AS kept`)
  return rows[0]?.kept ?? {}
}
