import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrationAdapters } from '@/prisma/migrate-adapter'
import { createTestDatabase, type TestDatabase } from '@/prisma/test-database'
import type { Database } from '../database'
import { sql } from '../sql/sql'
import { database } from '../testing/database'
import { sessionSettings } from './session'

let made: TestDatabase
let ours: Database
beforeAll(async () => {
  made = await createTestDatabase()
  ours = database(made.url)
})
afterAll(async () => {
  await ours.close()
  await made.drop()
})

test('uses an unkind zone and style in a test database', async () => {
  const { rows } = await made.pool.query(`
    SELECT split_part(setting, '=', 1) AS name FROM pg_db_role_setting, unnest(setconfig) AS setting
    WHERE setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())`)
  expect(rows.map(({ name }) => name.toLowerCase()).toSorted()).toEqual(
    Object.keys(sessionSettings)
      .map((name) => name.toLowerCase())
      .toSorted(),
  )
})

const names = Object.keys(sessionSettings)
const asked = `SELECT ${names.map((name) => `current_setting('${name}') AS "${name}"`).join(', ')}`
const pools = ['pool', 'hotPool', 'queuePool'] as const

test.each(pools)('applies our settings to each connection of the %s', async (pool) => {
  const { rows } = await ours[pool].query(asked)
  expect(rows).toEqual([sessionSettings])
})

test('applies them to Prisma and migrations too', async () => {
  expect(await ours.prisma.$queryRawUnsafe(asked)).toEqual([sessionSettings])
  const adapters = migrationAdapters(made.url)
  const { rows } = await (await adapters.connect()).queryRaw({ sql: asked, args: [], argTypes: [] })
  await adapters.close()
  expect(rows).toEqual([Object.values(sessionSettings)])
})

test('reads a time that Prisma writes, and the other way round', async () => {
  const at = new Date('2026-07-01T22:30:00.123Z')
  const identifier = 'ana@example.com'
  await ours.prisma.verificationToken.create({ data: { identifier, token: 'by-prisma', expires: at } })
  await ours.pool.query(sql`INSERT INTO verification_token VALUES (${identifier}, 'by-statement', ${at})`)
  const { rows } = await ours.pool.query('SELECT expires FROM verification_token')
  const found = await ours.prisma.verificationToken.findMany({ select: { expires: true } })
  expect([...rows, ...found]).toEqual(Array.from({ length: 4 }, () => ({ expires: at })))
})

test('names our connections in pg_stat_activity', async () => {
  const { rows } = await ours.pool.query(`SELECT current_setting('application_name') AS name`)
  expect(rows).toEqual([{ name: 'greenlight' }])
})
