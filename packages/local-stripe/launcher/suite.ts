import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { startPostgres } from '../postgres/postgres'
import { openProcesses, type Processes } from '../processes/processes'
import { createLocalStripe, type LocalStripe } from '../server'
import { keepPrivate } from './keep-private'
import { readSettings } from './settings'
import { removeOldSuites, suiteFolders } from './suite-folders'

/** For a parent process: all data in one folder, removed when the parent goes away. */
await removeOldSuites()
const folder = mkdtempSync(suiteFolders())
let localStripe: LocalStripe | undefined
const removed = async () => {
  await localStripe?.close()
  // PostgreSQL ends later; its last writes go with the folder.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
}
keepPrivate(folder)
const processes = await openProcesses(join(folder, 'processes.json'), removed)
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
try {
  const databaseUrl = process.env.LOCAL_STRIPE_DATABASE_URL || (await databaseOf(processes))
  const port = Number(process.env.LOCAL_STRIPE_PORT ?? 0)
  localStripe = await createLocalStripe({ ...readSettings(process.env), databaseUrl, port })
  process.send?.({ url: localStripe.url })
} catch (error) {
  if (processes.isEnding()) await new Promise(() => {})
  process.send?.({ problem: error instanceof Error ? error.message : String(error) })
  process.kill(process.pid, 'SIGTERM')
}

async function databaseOf({ start, mustLive }: Processes): Promise<string> {
  const postgres = await startPostgres({ dataDir: join(folder, 'database'), isForgetful: true, start })
  mustLive(postgres.process)
  return postgres.createDatabase('local_stripe')
}
