import { expect, test } from 'vitest'
import { createTestDatabase } from '../testing/database'
import { openDatabase } from './database'

const counter = "SELECT 1::bigint AS count, '2' AS text, 3 AS small, now() AS at"

test('reads counters as numbers, and leaves the caller’s own pg alone', async () => {
  const database = await createTestDatabase()
  const { query, close } = await openDatabase(database.url)
  expect((await query(counter)).rows).toEqual([{ count: 1, text: '2', small: 3, at: expect.any(Date) }])
  const callers = await database.query((client) => client.query(counter))
  expect(callers.rows).toEqual([{ count: '1', text: '2', small: 3, at: expect.any(Date) }])
  await close()
  await database.drop()
})
