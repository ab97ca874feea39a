import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { applyMigrations } from '../../../prisma/migrate'
import { copyMigrated } from '../../../prisma/test-database'
import { appSettings, startApp } from '../../../tools/app'
import { buildOnce } from '../../../tools/build-once'
import { expectNoFindings, registerEndpoint, startLocalStripe } from '../../../tools/local-stripe'
import { startMailBox } from '../../../tools/mail-box/mail-box'
import { createDatabase, startPostgres } from '../../../tools/postgres/postgres'
import { freePorts } from '../../../tools/processes/ports'
import { openProcesses, type Processes } from '../../../tools/processes/processes'
import { openRunFolder } from '../../../tools/test/folder'
import { announceStack, type Stack } from './stack'

/** Playwright's global setup: all real parts, once for all tests, on free ports and fresh databases. */
export default async function startStack(): Promise<() => Promise<void>> {
  const own = process.env.TEST_FOLDER === undefined ? await openRunFolder() : null
  const folder = own?.path ?? process.env.TEST_FOLDER ?? ''
  const processes = await openProcesses(join(folder, 'browser-processes.json'))
  const stop = async () => {
    await processes.stop()
    await own?.remove()
  }
  try {
    const stack = await start(processes, folder)
    announceStack(stack)
    return () => expectNoFindings(stack.localStripeUrl).finally(stop)
  } catch (error) {
    await stop()
    throw error
  }
}

async function start({ start: startProcess }: Processes, folder: string): Promise<Stack> {
  const { databaseUrl, migratedDatabase, localStripeDatabaseUrl } = await makeDatabases(startProcess, folder)
  const ports = await freePorts(['app', 'listedApp', 'localStripe', 'mail', 'smtp'])
  const appUrl = `http://localhost:${ports.app}`
  const stripeKey = `sk_test_${randomBytes(12).toString('hex')}`
  const signInSecret = randomBytes(32).toString('base64url')

  const [localStripe, mailBox] = await Promise.all([
    startLocalStripe(startProcess, {
      port: ports.localStripe,
      databaseUrl: localStripeDatabaseUrl,
      country: 'US',
      strict: true,
    }),
    startMailBox(startProcess, { webPort: ports.mail, smtpPort: ports.smtp, folder: join(folder, 'mail') }),
  ])
  const buildFolder = process.env.NEXT_DIST_DIR ?? ownBuild
  const endpoint = await registerEndpoint({ url: localStripe.url, secretKey: stripeKey, appUrl })
  const settingsAt = (port: number) => ({
    ...appSettings({
      port,
      databaseUrl,
      signInSecret,
      stripeKey,
      webhookSecret: endpoint.secret,
      localStripeUrl: localStripe.url,
      smtpUrl: mailBox.smtpUrl,
    }),
    // Trusts one proxy, so that each test is its own client to the limits.
    TRUSTED_PROXY_HOPS: '1',
    // Longer than a run, so that only sign-in emails are sent.
    EMAIL_WAIT_MINUTES: '60',
    NEXT_DIST_DIR: buildFolder,
  })
  if (process.env.NEXT_DIST_DIR === undefined) await buildOnce(startProcess, settingsAt(ports.app), ownBuild)
  await Promise.all([
    startApp(startProcess, { settings: settingsAt(ports.app), port: ports.app }),
    startApp(startProcess, {
      name: 'listed app',
      settings: { ...settingsAt(ports.listedApp), SIGN_UP: 'listed' },
      port: ports.listedApp,
    }),
  ])
  return {
    appUrl,
    listedAppUrl: `http://localhost:${ports.listedApp}`,
    localStripeUrl: localStripe.url,
    mailBoxUrl: mailBox.url,
    smtpUrl: mailBox.smtpUrl,
    databaseUrl,
    migratedDatabase,
    stripeKey,
    webhookSecret: endpoint.secret,
    signInSecret,
    buildFolder,
  }
}

const ownBuild = '.next-e2e'

/** On the test run's server, otherwise on our own. */
async function makeDatabases(startProcess: Processes['start'], folder: string) {
  const server = process.env.TEST_DATABASE_URL ?? (await startOwn(startProcess, folder))
  const run = randomBytes(6).toString('hex')
  const migratedDatabase = `greenlight_migrated_${run}`
  const localStripeDatabaseUrl = await createDatabase(server, `local_stripe_e2e_${run}`)
  await applyMigrations(await createDatabase(server, migratedDatabase))
  const databaseUrl = await copyMigrated(server, migratedDatabase, `greenlight_e2e_${run}`)
  return { databaseUrl, migratedDatabase, localStripeDatabaseUrl }
}

async function startOwn(start: Processes['start'], folder: string): Promise<string> {
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), isForgetful: true, start })
  return postgres.url()
}
