import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { applyMigrations } from '../../prisma/migrate'
import { createTestDatabase } from '../../prisma/test-database'
import { lendDatabase } from './lend-database'

const role = `lent_${randomBytes(4).toString('hex')}`
let made: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  // With all tables, created by a superuser as in earlier demos.
  made = await createTestDatabase()
})
afterAll(async () => {
  const server = new Client(made.url.replace(/\/[^/]*$/, '/postgres'))
  await made.drop()
  await server.connect()
  await server.query(`DROP ROLE ${role}`)
  await server.end()
})

test('gives the app’s role its database, earlier objects included, and no superuser rights', async () => {
  await lendDatabase(made.url, 'first', role)
  const url = await lendDatabase(made.url, 'second', role)
  expect(await applyMigrations(url)).toEqual([])
  const client = new Client(url)
  await client.connect()
  try {
    await expectOwner(client)
  } finally {
    await client.end()
  }
})

async function expectOwner(client: Client): Promise<void> {
  const owners = await client.query(
    `SELECT DISTINCT rolname, rolsuper, rolcreaterole, rolcreatedb FROM pg_class JOIN pg_roles r ON r.oid = relowner
     WHERE relnamespace = 'public'::regnamespace`,
  )
  expect(owners.rows).toEqual([{ rolname: role, rolsuper: false, rolcreaterole: false, rolcreatedb: false }])
  await client.query('CREATE SCHEMA pgboss')
  await client.query('ALTER TABLE public.coach ADD COLUMN more int')
  await expect(client.query('CREATE ROLE other')).rejects.toThrow(/permission denied/)
}
