import { expect } from 'vitest'
import { inTransaction } from '../lib/store/sql/transaction'
import { applyMigrations, missingSql } from './migrate'
import { readMigrations } from './migrate-files'
import { createTestDatabase, type TestDatabase } from './test-database'
import { databaseTest } from './testing/database-test'

const test = databaseTest({ empty: true })

test('applies each migration once and in order on two servers, and a third finds none', async ({ database }) => {
  const { migrationDirectories } = await readMigrations()
  const names = migrationDirectories.map(({ path }) => path)
  const applied = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)])
  expect(applied.flat()).toEqual(names)
  expect(await applyMigrations(database.url)).toEqual([])
  const { rows } = await database.pool.query('SELECT migration_name FROM _prisma_migrations ORDER BY started_at')
  expect(rows.map((row) => row.migration_name)).toEqual(names)
})

test('brings everything the schema asks for, and leaves no database behind', async ({ database }) => {
  expect(await missingSql(database.url)).toBe('')
  const { rows } = await database.pool.query("SELECT 1 FROM pg_database WHERE datname LIKE 'greenlight_shadow_%'")
  expect(rows).toEqual([])
})

test('refuses a database with other tables', async () => {
  const other = await createTestDatabase({ empty: true })
  await other.pool.query('CREATE TABLE people (id text)')
  await expect(applyMigrations(other.url)).rejects.toThrow('The database schema is not empty')
  await other.drop()
})

test('applies a failed migration by the same call once its cause is gone', async ({ database }) => {
  await database.pool.query(`DELETE FROM _prisma_migrations WHERE migration_name = '0010_hold'`)
  await expect(applyMigrations(database.url)).rejects.toThrow('relation "hold" already exists')
  await expect(applyMigrations(database.url)).rejects.toThrow('relation "hold" already exists')
  await database.pool.query('DROP TABLE hold')
  expect(await applyMigrations(database.url)).toEqual(['0010_hold'])
  expect(await applyMigrations(database.url)).toEqual([])
})

test('applies a migration whose connection broke by the same call', async ({ database }) => {
  await database.pool.query(`DELETE FROM _prisma_migrations WHERE migration_name = '0010_hold'; DROP TABLE hold`)
  await inTransaction(database.pool, async (holder) => {
    await holder.query('LOCK TABLE coach')
    const applied = applyMigrations(database.url)
    await expect.poll(() => endWaiting(database)).toBe(1)
    await expect(applied).rejects.toThrow()
  })
  expect(await applyMigrations(database.url)).toEqual(['0010_hold'])
})

test('does not repeat a migration whose server never learned that it ran', async ({ database }) => {
  await database.pool.query(`
    UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '0010_hold' AND rolled_back_at IS NULL`)
  expect(await applyMigrations(database.url)).toEqual([])
  expect(await missingSql(database.url)).toBe('')
})

test('keeps nothing of a failed migration, since each is one transaction', async () => {
  const { migrationDirectories } = await readMigrations()
  for (const { path, migrationFile } of migrationDirectories)
    expect(String(migrationFile.content.value), path).not.toMatch(
      /^\s*(BEGIN|COMMIT|START TRANSACTION)\s*;|CONCURRENTLY/im,
    )
})

async function endWaiting(database: TestDatabase): Promise<number> {
  const { rowCount } = await database.pool.query(`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%"hold"%'`)
  return rowCount ?? 0
}
