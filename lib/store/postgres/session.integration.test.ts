import { expect } from 'vitest'
import { migrationAdapters } from '@/prisma/migrate-adapter'
import { sql } from '../sql/sql'
import { test } from '../testing/pools-test'
import { sessionSettings } from './session'

test('uses an unusual zone and date style in a test database', async ({ database }) => {
  const { rows } = await database.pool.query(`
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
const kinds = ['pool', 'briskPool', 'queuePool'] as const

test.for(kinds)('applies our settings to each connection of the %s', async (kind, { pools }) => {
  const { rows } = await pools[kind].query(asked)
  expect(rows).toEqual([sessionSettings])
})

test('applies them to Prisma and migrations too', async ({ database, pools }) => {
  expect(await pools.prisma.$queryRawUnsafe(asked)).toEqual([sessionSettings])
  const adapters = migrationAdapters(database.url)
  const { rows } = await (await adapters.connect()).queryRaw({ sql: asked, args: [], argTypes: [] })
  await adapters.close()
  expect(rows).toEqual([Object.values(sessionSettings)])
})

test('reads a time that Prisma writes, and the other way round', async ({ pools }) => {
  const at = new Date('2026-07-01T22:30:00.123Z')
  const identifier = 'ana@example.com'
  await pools.prisma.verificationToken.create({ data: { identifier, token: 'by-prisma', expires: at } })
  await pools.pool.query(sql`INSERT INTO verification_token VALUES (${identifier}, 'by-statement', ${at})`)
  const { rows } = await pools.pool.query('SELECT expires FROM verification_token')
  const found = await pools.prisma.verificationToken.findMany({ select: { expires: true } })
  expect([...rows, ...found]).toEqual(Array.from({ length: 4 }, () => ({ expires: at })))
})

test('names our connections in pg_stat_activity', async ({ pools }) => {
  const { rows } = await pools.pool.query(`SELECT current_setting('application_name') AS name`)
  expect(rows).toEqual([{ name: 'greenlight' }])
})
