import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Database } from '../../../lib/store/database'
import { database as openDatabase } from '../../../lib/store/testing/database'
import { openStallingProxy, type StallingProxy } from '../../../lib/store/testing/stalling-proxy'
import { copyMigrated } from '../../../prisma/test-database'
import { appSettings, type Settings, startApp } from '../../../tools/app'
import { expectNoFindings, startLocalStripe } from '../../../tools/local-stripe'
import { createDatabase } from '../../../tools/postgres/postgres'
import { freePort } from '../../../tools/processes/ports'
import type { RunningProcess } from '../../../tools/processes/process'
import { openProcesses } from '../../../tools/processes/processes'
import { succeed } from '../../../tools/processes/succeed'
import { platformOf } from '../scenes/platform'
import { getStack } from './stack'

export interface OwnServer {
  url: string
  pid: number
  ended: RunningProcess['ended']
  /** The last lines it wrote. */
  lastLines(): string
}

/** A test file's own servers of the test build, on a fresh database. */
export interface OwnServers {
  /** For arranging and checking rows. */
  database: Database
  databaseUrl: string
  start(change?: Settings, buildIn?: string): Promise<OwnServer>
  /** Starts one with `npm start`; the process is npm's. */
  startByNpm(change?: Settings): Promise<OwnServer>
  /** Starts Next's own server, without ours around it. */
  startBareNext(change?: Settings): Promise<OwnServer>
  /** Another local Stripe, so that its failures hit no one else. */
  startLocalStripe(): Promise<string>
  /** A proxy before the database that fails on demand. */
  startProxy(): Promise<StallingProxy>
  /** The demo's coaches and payments; returns the key. */
  seed(change?: Settings): Promise<{ key: string }>
  close(): Promise<void>
}

/**
 * By default they share the stack's local Stripe, key and signing secret. `change` overrides settings; `buildIn` is
 * another build's folder.
 */
export async function openOwnServers(name: string): Promise<OwnServers> {
  const stack = getStack()
  const run = `${name}_${randomBytes(6).toString('hex')}`
  const databaseUrl = await copyMigrated(stack.databaseUrl, stack.migratedDatabase, `greenlight_${run}`)
  const folder = process.env.TEST_FOLDER ?? tmpdir()
  const processes = await openProcesses(join(folder, `${name}-${process.pid}-processes.json`))
  const database = openDatabase(databaseUrl)
  await noteReconciliations(database)
  const localStripes: string[] = []
  const proxies: StallingProxy[] = []
  const settingsAt = (port: number) => ({
    ...appSettings({ ...stack, port, databaseUrl, smtpUrl: deadMailServer }),
    NEXT_DIST_DIR: stack.buildFolder,
  })
  const startOne = async (change: Settings, by: 'server' | 'npm' | 'bare Next', cwd?: string) => {
    const port = await freePort()
    const settings = { ...settingsAt(port), ...change }
    const server = { name: `${name} server`, settings, port, by, cwd }
    const { pid, ended, lastLines } = await startApp(processes.start, server)
    return { url: `http://localhost:${port}`, pid, ended, lastLines }
  }

  return {
    database,
    databaseUrl,
    start: (change = {}, buildIn) => startOne(change, 'server', buildIn),
    startByNpm: (change = {}) => startOne(change, 'npm'),
    startBareNext: (change = {}) => startOne(change, 'bare Next'),
    async startLocalStripe() {
      const port = await freePort()
      const localStripeDatabase = await createDatabase(stack.databaseUrl, `local_stripe_${run}`)
      const options = { port, databaseUrl: localStripeDatabase, country: 'US', strict: true }
      const { url } = await startLocalStripe(processes.start, options)
      localStripes.push(url)
      return url
    },
    async startProxy() {
      const proxy = await openStallingProxy(databaseUrl)
      proxies.push(proxy)
      return proxy
    },
    async seed(change = {}) {
      const settings = { ...settingsAt(await freePort()), ...change }
      const env = { ...process.env, ...settings, LOCAL_STRIPE_URL: stack.localStripeUrl }
      const [people, key] = [join(folder, `${run}-people.json`), join(folder, `${run}-key`)]
      const args = ['--import', 'tsx', 'prisma/seed.ts', people, key]
      await succeed(processes.start('seed', process.execPath, args, { env }))
      return { key: readFileSync(key, 'utf8') }
    },
    async close() {
      await Promise.all(localStripes.map(expectNoFindings)).finally(async () => {
        await processes.stop()
        await Promise.all(proxies.map((proxy) => proxy.close()))
        await database.close()
      })
    },
  }
}

/** Port 9 is discard; nobody listens there. */
const deadMailServer = 'smtp://127.0.0.1:9'

/**
 * Marks everything reconciled, so that a server's first reconciliation finds nothing a test arranged. Endless runs of
 * refunds and disputes, which are due every two minutes, keep others away.
 */
async function noteReconciliations({ pool }: Database): Promise<void> {
  const id = await platformOf()
  await pool.query(
    `INSERT INTO reconciliation (platform_account_id, livemode, list, ended_at)
     SELECT $1, false, list, now() FROM unnest(ARRAY['accounts', 'payments', 'refunds', 'disputes']) AS list`,
    [id],
  )
  await pool.query(
    `INSERT INTO reconciliation (platform_account_id, livemode, list) VALUES ($1, false, 'refunds'), ($1, false, 'disputes')`,
    [id],
  )
}
