import { parseArgs } from 'node:util'
import { applyMigrations } from '../../prisma/migrate'
import { appSettings, startApp } from '../app'
import { buildOnce } from '../build-once'
import { startDemoHome } from '../demo-home/server'
import { registerEndpoint, startLocalStripe } from '../local-stripe'
import { startMailBox } from '../mail-box/mail-box'
import { startPostgres } from '../postgres/postgres'
import { openProcesses, type Processes } from '../processes/processes'
import { step } from '../processes/steps'
import { showAddresses } from './addresses'
import { lendDatabase } from './lend-database'
import { writeLogTo } from './log'
import { choosePorts } from './ports'
import { keep, places, recall, startAnew } from './saved'
import { seed } from './seed'
import { demoSettings } from './settings'

const { values } = parseArgs({ options: { reset: { type: 'boolean', default: false } } })
try {
  const processes = await openProcesses(places.processes)
  try {
    await runDemo(processes)
  } catch (error) {
    if (processes.isEnding()) await new Promise(() => {})
    await processes.stop()
    throw error
  }
} catch (error) {
  console.error(explain(error))
  process.exit(1)
}

async function runDemo({ start: startProcess, mustLive }: Processes): Promise<void> {
  if (values.reset || !recall().isSeeded) await startAnew()
  const saved = recall()
  const start = writeLogTo(places.log, startProcess)
  const ports = await choosePorts()

  const postgres = await step('Starting PostgreSQL', () => startPostgres({ dataDir: places.postgres, start }))
  const databaseUrl = await step('Bringing the database up to date', async () => {
    await postgres.createDatabase('local_stripe')
    const url = await lendDatabase(await postgres.createDatabase('greenlight'), saved.databasePassword)
    await applyMigrations(url)
    return url
  })

  const localStripe = await step('Starting the local Stripe', () =>
    startLocalStripe(start, { port: ports.localStripe, databaseUrl: postgres.url('local_stripe'), country: 'US' }),
  )
  const mailBox = await step('Starting the mail box', () =>
    startMailBox(start, { webPort: ports.mail, smtpPort: ports.smtp, folder: places.mail }),
  )

  const appUrl = `http://localhost:${ports.app}`
  const endpoint = await registerEndpoint({ url: localStripe.url, secretKey: saved.stripeKey, appUrl }, saved.endpoint)
  keep({ ...saved, endpoint })
  const settings = {
    ...appSettings({
      port: ports.app,
      databaseUrl,
      signInSecret: saved.signInSecret,
      stripeKey: saved.stripeKey,
      webhookSecret: endpoint.secret,
      localStripeUrl: localStripe.url,
      smtpUrl: mailBox.smtpUrl,
    }),
    ...demoSettings,
  }

  await buildOnce(start, settings)
  if (saved.isSeeded) console.log('✓ The demo already has its people.')
  else {
    await step('Creating a coach in every state through the local Stripe', () => seed(start, settings, localStripe.url))
    keep({ ...saved, endpoint, isSeeded: true })
  }
  const app = await step('Starting the app', () => startApp(start, { settings, port: ports.app }))
  const home = await startDemoHome({
    port: ports.home,
    appUrl,
    mailBoxUrl: mailBox.url,
    localStripeUrl: localStripe.url,
  })
  for (const each of [postgres.process, localStripe.process, mailBox.process, app]) mustLive(each)
  showAddresses({ home, app: appUrl, localStripe: localStripe.url, mailBox: mailBox.url })
}

function explain(error: unknown): string {
  return `\nThe demo could not start: ${error instanceof Error ? error.message : error}`
}
