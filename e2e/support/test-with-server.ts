import type { StallingProxy } from '../../lib/store/testing/stalling-proxy'
import type { Settings } from '../../tools/app'
import { type OwnServer, type OwnServers, openOwnServers } from './servers/own-servers'
import { test } from './test'

export { expect } from './test'

/** Made once for the file, when its first test names them. */
interface FileFixtures {
  /** The file's servers, to start more of them. */
  servers: OwnServers
  /** The server that `page` opens. */
  server: OwnServer
  /** Between the server and its database. */
  databaseProxy: StallingProxy
  /** The API key of the demo; null without one. */
  demoKey: string | null
}

interface Plan {
  /** Its failures then reach no other file. */
  hasOwnStripe?: boolean
  hasDatabaseProxy?: boolean
  /** Its database holds the demo's coaches and payments. */
  hasDemo?: boolean
  settings?: Settings
}

/**
 * The test of a file that has a server and a database of its own: all fixtures then use these.
 *
 * @param name part of the names of its database and processes
 */
export function testWithServer(name: string, plan: Plan = {}) {
  const { hasOwnStripe = false, hasDatabaseProxy = false, hasDemo = false, settings } = plan
  return test.extend<object, FileFixtures>({
    servers: [
      async ({ browserName: _ }, use) => {
        const servers = await openOwnServers(name)
        await use(servers)
        await servers.close()
      },
      once,
    ],
    database: [({ servers }, use) => use(servers.database), once],
    ...(hasOwnStripe && { stripe: [async ({ servers }, use) => use(await servers.startLocalStripe()), once] }),
    databaseProxy: [async ({ servers }, use) => use(await servers.startProxy()), once],
    demoKey: [async ({ servers }, use) => use(hasDemo ? (await servers.seed(settings)).key : null), once],
    // After the demo: a server would fetch while the seed does.
    server: hasDatabaseProxy
      ? [
          async ({ servers, stripe, demoKey: _, databaseProxy }, use) =>
            use(await servers.start({ STRIPE_API_BASE: stripe, DATABASE_URL: databaseProxy.url, ...settings })),
          once,
        ]
      : [
          async ({ servers, stripe, demoKey: _ }, use) =>
            use(await servers.start({ STRIPE_API_BASE: stripe, ...settings })),
          once,
        ],
    appUrl: [({ server }, use) => use(server.url), once],
  })
}

/** Starting takes longer than a test may. */
const once = { scope: 'worker', timeout: 300_000 } as const
