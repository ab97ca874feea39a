import { randomInt } from 'node:crypto'
import { test as base, expect, type Page } from '@playwright/test'
import type { Database } from '../../lib/store/database'
import { database as openDatabase } from '../../lib/store/testing/database'
import { type Caller, type Coach, letIn, newCaller, newCoach } from './caller'
import { type BrowserErrors, recordBrowserErrors } from './pages/browser-errors'
import { makeKey } from './scenes/api-client'
import { type OwnServers, openOwnServers } from './servers/own-servers'
import { getStack } from './servers/stack'

export { expect }

/** Made once for all tests of a worker. `testWithServer` gives a file its own. */
interface WorkerFixtures {
  appUrl: string
  /** The app's database, for arranging and checking rows. */
  database: Database
  /** The address of the app's local Stripe. */
  stripe: string
  browserErrors: BrowserErrors
}

/** Made for each test that names them. */
interface TestFixtures {
  /** A new coach with a session. */
  coach: Coach
  /** `page`, signed in as `coach`. */
  coachPage: Page
  /** A new admin with a session. */
  admin: Caller
  /** `page`, signed in as `admin`. */
  adminPage: Page
  /** A new API key with every scope. */
  apiKey: { id: string; secret: string }
  /** Opens servers that close when the test ends. */
  openServers: (name: string) => Promise<OwnServers>
  /** Names errors that the browser must report in this test; any other fails it. */
  expectErrors: (...errors: RegExp[]) => void
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  appUrl: [({ browserName: _ }, use) => use(getStack().appUrl), { scope: 'worker' }],
  stripe: [({ browserName: _ }, use) => use(getStack().localStripeUrl), { scope: 'worker' }],
  database: [
    async ({ browserName: _ }, use) => {
      const database = openDatabase(getStack().databaseUrl)
      await use(database)
      await database.close()
    },
    { scope: 'worker' },
  ],

  baseURL: ({ appUrl }, use) => use(appUrl),
  // Each test is its own client to the limits.
  extraHTTPHeaders: ({ baseURL: _ }, use) => use({ 'x-forwarded-for': newClient() }),

  coach: async ({ database, appUrl }, use) => use(await newCoach(database, appUrl)),
  async coachPage({ page, context, appUrl, coach }, use) {
    await letIn(context, appUrl, coach)
    await use(page)
  },
  admin: async ({ database, appUrl }, use) => use(await newCaller(database, appUrl, { isAdmin: true })),
  async adminPage({ page, context, appUrl, admin }, use) {
    await letIn(context, appUrl, admin)
    await use(page)
  },
  apiKey: async ({ database }, use) => use(await makeKey(database)),

  async openServers({ baseURL: _ }, use) {
    const opened: OwnServers[] = []
    await use(async (name) => {
      const servers = await openOwnServers(name)
      opened.push(servers)
      return servers
    })
    await Promise.all(opened.map((servers) => servers.close()))
  },

  browserErrors: [({ browserName: _ }, use) => use(recordBrowserErrors()), { scope: 'worker' }],
  browser: [
    async ({ browser, browserErrors }, use) => {
      browserErrors.watch(browser)
      await use(browser)
    },
    { scope: 'worker' },
  ],
  expectErrors: [
    async ({ browserErrors }, use) => {
      const expected: RegExp[] = []
      await use((...errors) => expected.push(...errors))
      const found = await browserErrors.takeAll()
      const missing = expected.filter((error) => !found.some((text) => error.test(text)))
      const unexpected = found.filter((text) => !expected.some((error) => error.test(text)))
      expect({ unexpected, missing }, 'errors in the browser').toEqual({ unexpected: [], missing: [] })
    },
    { auto: true },
  ],
})

/** A private address no machine has: https://www.rfc-editor.org/rfc/rfc1918 */
export function newClient(): string {
  return `10.${randomInt(256)}.${randomInt(256)}.${randomInt(256)}`
}
