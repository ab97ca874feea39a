import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { getBrowser } from '../browser'
import { startPostgres } from '../postgres/postgres'
import { openProcesses } from '../processes/processes'
import { auditPackages } from './audit'
import { buildForTests } from './build'
import { openRunFolder } from './folder'
import { browser, chaos, longBrowser, program, type Run, type Stage, vitest } from './stage'
import { oneFailed, sum, type Tally } from './tally'

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, long: { type: 'boolean', default: false } },
})

const quick: Stage[] = [
  program('format', 'biome', ['format', '.']),
  program('lint', 'biome', ['check', '--formatter-enabled=false', '.']),
  program('types', 'tsc', ['--noEmit', '-p', 'tsconfig.build.json']),
  vitest('laws'),
  vitest('unit'),
]
const build: Stage = { name: 'build', work: buildForTests }
const onRealParts: Stage[] = [vitest('integration'), build, browser, chaos]
const long: Stage[] = [vitest('long'), build, longBrowser]

const folder = await openRunFolder()
const processes = await openProcesses(join(folder.path, 'processes.json'), folder.remove)
let tallies: Tally[] = []
try {
  const run: Run = { start: processes.start, folder: folder.path, env: { ...process.env, NEXT_DIST_DIR: folder.build } }
  tallies = values.check
    ? await runStages(quick, run)
    : await runStages(values.long ? long : [audit(run), ...quick, ...onRealParts], await withParts(run))
} catch (error) {
  if (processes.isEnding()) await new Promise(() => {})
  console.error(error instanceof Error ? error.message : error)
  tallies.push(oneFailed)
}
await processes.stop()
await folder.remove()

const { passed, failed, skipped } = sum(tallies)
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`)
process.exit(failed === 0 && skipped === 0 ? 0 : 1)

/** Starts at once, in parallel with the parts. */
function audit(run: Run): Stage {
  const audited = auditPackages(run)
  return {
    name: 'audit',
    async work() {
      const { tally, sentence } = await audited
      if (sentence !== null) console.log(sentence)
      return tally
    },
  }
}

/** A browser and a PostgreSQL for the stages that need them. */
async function withParts(run: Run): Promise<Run> {
  const browserPath = getBrowser()
  const dataDir = join(run.folder, 'postgres')
  const postgres = await startPostgres({ dataDir, isForgetful: true, start: run.start })
  const parts = { TEST_DATABASE_URL: postgres.url(), TEST_FOLDER: run.folder, CHROMIUM_PATH: browserPath }
  return { ...run, env: { ...run.env, ...parts } }
}

async function runStages(stages: Stage[], run: Run): Promise<Tally[]> {
  const tallies: Tally[] = []
  for (const { name, work } of stages) {
    const started = Date.now()
    const tally = await work(run)
    if (processes.isEnding()) await new Promise(() => {})
    tallies.push(tally)
    const seconds = ((Date.now() - started) / 1000).toFixed(1).padStart(6)
    const { passed, failed, skipped } = tally
    const sign = failed + skipped > 0 ? '✗' : passed > 0 ? '✓' : '–'
    console.log(`${sign} ${name.padEnd(12)} ${seconds} s  ${passed} passed, ${failed} failed, ${skipped} skipped`)
  }
  return tallies
}
