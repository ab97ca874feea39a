import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../postgres/postgres'
import { endLeftover } from '../postgres/postgres-leftover'
import { freePortFrom } from '../processes/ports'
import { openProcesses, type Processes } from '../processes/processes'
import { createLocalStripe, type LocalStripe, type LocalStripeOptions } from '../server'
import { keepAddress } from './address'
import { keepPrivate } from './keep-private'
import { optionsOrExit } from './options'
import { readSettings } from './settings'

/** The launcher for people: data in a folder, PostgreSQL if no database is given, Ctrl-C ends everything. */
const options = optionsOrExit()
let localStripe: LocalStripe | undefined
try {
  keepPrivate(options.folder)
  const processes = await openProcesses(join(options.folder, 'processes.json'), async () => localStripe?.close())
  try {
    localStripe = await start(processes)
  } catch (error) {
    if (processes.isEnding()) await new Promise(() => {})
    await processes.stop()
    throw error
  }
} catch (error) {
  console.error(`The local Stripe could not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

async function start(processes: Processes): Promise<LocalStripe> {
  const { folder, port, reset } = options
  const { LOCAL_STRIPE_DATABASE_URL: ownDatabase } = process.env
  const databaseUrl = ownDatabase || (await databaseIn(join(folder, 'database'), processes, reset))
  const started = await startFrom(port, { ...readSettings(process.env), databaseUrl })
  const { port: taken } = new URL(started.url)
  if (!process.env.LOCAL_STRIPE_URL && taken !== String(port)) console.error(`Port ${port} is taken; using ${taken}.`)
  keepAddress(folder, started.url)
  console.log(`local Stripe ready on ${started.url}`)
  const place = ownDatabase ? 'your database' : folder
  console.log(`Open that address for its control page. Its data stays in ${place}. Press Ctrl-C to stop it.`)
  return started
}

async function databaseIn(dataDir: string, { start, mustLive }: Processes, reset: boolean): Promise<string> {
  if (reset) {
    await endLeftover(dataDir)
    for (const place of [dataDir, `${dataDir}.password`]) rmSync(place, { recursive: true, force: true })
  }
  const postgres = await startPostgres({ dataDir, start })
  mustLive(postgres.process)
  return postgres.createDatabase('local_stripe')
}

/** Starts at the first free port from this one on; retries when another process takes it in between. */
async function startFrom(port: number, options: Omit<LocalStripeOptions, 'port'>): Promise<LocalStripe> {
  const free = await freePortFrom(port)
  try {
    return await createLocalStripe({ ...options, port: free })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return startFrom(free + 1, options)
  }
}
