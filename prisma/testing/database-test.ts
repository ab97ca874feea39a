import { test } from 'vitest'
import { createTestDatabase } from '../test-database'

/** One file's tests share a database, migrated unless `empty`. */
export function databaseTest({ empty = false } = {}) {
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from it what a fixture needs
  return test.extend('database', { scope: 'file', auto: true }, async ({}, { onCleanup }) => {
    const database = await createTestDatabase({ empty })
    onCleanup(() => database.drop())
    return database
  })
}
