import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations, missingSql } from './migrate'
import { readMigrations } from './migrate-files'
import { createTestDatabase, type TestDatabase } from './test-database'

let database: TestDatabase
beforeAll(async () => {
  database = await createTestDatabase({ empty: true })
})
afterAll(() => database.drop())

test('two servers that migrate at once apply each migration once, in order, and a third finds nothing to do', async () => {
  const { migrationDirectories } = await readMigrations()
  const names = migrationDirectories.map(({ path }) => path)
  const applied = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)])
  expect(applied.flat()).toEqual(names)
  expect(await applyMigrations(database.url)).toEqual([])
  const { rows } = await database.pool.query('SELECT migration_name FROM _prisma_migrations ORDER BY started_at')
  expect(rows.map((row) => row.migration_name)).toEqual(names)
})

test('the migrations bring everything the schema asks for, and looking leaves no database behind', async () => {
  expect(await missingSql(database.url)).toBe('')
  const { rows } = await database.pool.query("SELECT 1 FROM pg_database WHERE datname LIKE 'greenlight_shadow_%'")
  expect(rows).toEqual([])
})

test('a database that holds other tables is refused, not taken over', async () => {
  const other = await createTestDatabase({ empty: true })
  await other.pool.query('CREATE TABLE people (id text)')
  await expect(applyMigrations(other.url)).rejects.toThrow('The database schema is not empty')
  await other.drop()
})
