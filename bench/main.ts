import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { startPostgres } from '../scripts/postgres'
import { openProcesses } from '../scripts/processes'
import { step } from '../scripts/steps'
import { benchLocalStripe } from './local-stripe'
import { isWithin, report } from './report'

/** What is fast, shown as ratios measured in one run: a machine's own speed falls out of them. */
const folder = resolve('.data/bench')
const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

const processes = await openProcesses(`${folder}-processes.json`, async () => clear())
clear()
const postgres = await step('starting PostgreSQL', () =>
  startPostgres({ dataDir: `${folder}/postgres`, start: processes.start }),
)
const ratios = await benchLocalStripe({ postgres, start: processes.start })
await processes.stop()
clear()

console.log(`\n${report(ratios)}`)
process.exit(ratios.every(isWithin) ? 0 : 1)
