import { randomInt } from 'node:crypto'
import { test as base } from '@playwright/test'
import type { Database } from '../../../lib/store/database'
import { database as openDatabase } from '../../../lib/store/testing/database'
import { getStack } from '../servers/stack'

/** Each test is its own client to the limits, and may use the database. */
export const test = base.extend<object, { database: Database }>({
  extraHTTPHeaders: ({ baseURL: _ }, use) => use({ 'x-forwarded-for': newClient() }),
  database: [
    async ({ browser: _ }, use) => {
      const database = openDatabase(getStack().databaseUrl)
      await use(database)
      await database.close()
    },
    { scope: 'worker' },
  ],
})

/** A private address no machine has: https://www.rfc-editor.org/rfc/rfc1918 */
export function newClient(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
}
