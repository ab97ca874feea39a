import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startLocalStripe } from '../local-stripe'
import { freePortFrom } from '../ports'
import { startPostgres } from '../postgres'
import { endLeftover } from '../postgres-leftover'
import { openProcesses, type Processes } from '../processes'
import { keepAddress } from './address'
import { type Options, optionsOrExit } from './options'

const ready = 'local Stripe ready'
const options = optionsOrExit()
try {
  const processes = await openProcesses(join(options.folder, 'processes.json'))
  try {
    await runAlone(processes, options)
  } catch (error) {
    if (processes.isEnding()) await new Promise(() => {})
    await processes.stop()
    throw error
  }
} catch (error) {
  console.error(`The local Stripe could not start: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}

async function runAlone(processes: Processes, { folder, port: wanted, reset, databaseUrl, country }: Options) {
  const port = await freePortFrom(wanted)
  if (port !== wanted) console.error(`Port ${wanted} is taken; using ${port}.`)
  const localStripe = await startLocalStripe(processes.start, {
    port,
    databaseUrl: databaseUrl ?? (await databaseOfItsOwn(processes, join(folder, 'postgres'), reset)),
    country,
    onLine: (line) => line.startsWith(ready) || console.error(line),
  })
  processes.mustLive(localStripe.process)
  keepAddress(folder, localStripe.url)
  console.log(`${ready} on ${localStripe.url}`)
  console.log(
    `Its control page is at that address; its data stays in ${databaseUrl ? 'your database' : folder}. Ctrl-C ends it.`,
  )
}

async function databaseOfItsOwn({ start, mustLive }: Processes, dataDir: string, reset: boolean): Promise<string> {
  if (reset) {
    await endLeftover(dataDir)
    for (const place of [dataDir, `${dataDir}.password`]) rmSync(place, { recursive: true, force: true })
  }
  const postgres = await startPostgres({ dataDir, start })
  mustLive(postgres.process)
  return postgres.createDatabase('local_stripe')
}
