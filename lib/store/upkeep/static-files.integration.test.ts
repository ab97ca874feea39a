import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase } from '../../../prisma/test-database'
import type { Database } from '../database'
import { database as openDatabase } from '../testing/database'
import { createStaticFiles } from './static-files'

let database: Database
let drop: () => Promise<void>
beforeAll(async () => {
  const made = await createTestDatabase()
  database = openDatabase(made.url)
  drop = made.drop
})
afterAll(async () => {
  await database.close()
  await drop()
})

test('stores a build’s file once, finds it by name, and drops it after three months', async () => {
  const files = createStaticFiles(database)
  const body = Buffer.from([0, 255, 10])
  await Promise.all([files.keep('chunks/a.js', body), files.keep('chunks/a.js', body), files.keep('chunks/b.js', body)])
  await database.pool.query("UPDATE static_file SET kept_at = now() - interval '91 days'")
  await files.keep('chunks/a.js', body)
  await files.forgetOld()
  expect(await files.find('chunks/a.js')).toEqual(body)
  expect(await files.find('chunks/b.js')).toBeNull()
})
