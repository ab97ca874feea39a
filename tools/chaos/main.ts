import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { optionsOrExit } from '../../server/options-or-exit'
import { buildOnce } from '../build-once'
import { openProcesses } from '../processes/processes'
import { step } from '../processes/steps'
import { runControl } from './control'
import { readOptions, usage } from './options'
import { openGround } from './parts'
import { isPassed, report } from './report'
import { runChaos } from './run'

/** Shows on real parts that no webhook event is lost, doubled or applied in the wrong order, whatever is killed. */
const folder = join(resolve(process.env.TEST_FOLDER ?? '.data'), 'chaos')
const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
const options = optionsOrExit(readOptions, usage, ['accounts', 'deliveries', 'seconds', 'kills', 'crashes', 'seed'])
console.log(`Seed ${options.seed}. To kill the same processes at the same moments, use --seed ${options.seed}`)

const processes = await openProcesses(`${folder}-processes.json`, async () => clear())
clear()
try {
  const { start } = processes
  const buildFolder = process.env.NEXT_DIST_DIR ?? '.next'
  if (process.env.NEXT_DIST_DIR === undefined) await buildOnce(start, {})
  const ground = await step('starting the databases and the local Stripe', () => openGround(start, folder))
  const run = await runChaos({ start, ground, buildFolder }, options)
  const control = await step('the control: servers that answer before they commit', () =>
    runControl({ start, ground }, options.seed),
  )
  console.log(`\n${report(run, control, options)}`)
  process.exitCode = isPassed(run, control, options) ? 0 : 1
} catch (error) {
  if (processes.isEnding()) await new Promise(() => {})
  console.error(error)
  process.exitCode = 1
}
await processes.stop()
clear()
process.exit()
