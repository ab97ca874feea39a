import { spawn } from 'node:child_process'
import { existsSync, readdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { optionsOrExit } from '../../server/options-or-exit'
import { startPostgres } from '../postgres/postgres'
import { openProcesses } from '../processes/processes'
import { filesLeftOut, testsLeftOut } from './left-out'
import { startPgBouncer } from './pgbouncer'

/** Runs the connection tests, or the named files, through PgBouncer in transaction mode. */
const folder = resolve('.data/pooled')
const everything = ['lib/store', 'lib/auth', 'lib/jobs', 'tests', 'commands/doctor', 'server/worker']
const withoutTests = `--testNamePattern=^(?!.*(${testsLeftOut.join('|')}))`

const named = optionsOrExit(
  (args) => parseArgs({ args, allowPositionals: true }).positionals,
  'npm run test:pooled -- [FILE]…   all of it when no file is named',
)
rmSync(folder, { recursive: true, force: true })
const processes = await openProcesses(`${folder}/processes.json`)
const code = await run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  return 1
})
await processes.stop()
rmSync(folder, { recursive: true, force: true })
process.exit(code)

async function run(): Promise<number> {
  const { start } = processes
  const postgres = await startPostgres({ dataDir: `${folder}/postgres`, isForgetful: true, start })
  const pooler = await startPgBouncer(start, `${folder}/pgbouncer`, postgres.url())
  const files = named.length === 0 ? everything.flatMap(testsBelow).filter((file) => !filesLeftOut.test(file)) : named
  const child = spawn('npx', ['vitest', 'run', '--project', 'integration*', ...files, withoutTests], {
    stdio: 'inherit',
    env: { ...process.env, TEST_DATABASE_URL: postgres.url(), TEST_POOLER_URL: pooler },
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

/** By name, since a vitest project excludes only what its own settings exclude. */
function testsBelow(place: string): string[] {
  if (!existsSync(place)) return [place]
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' })
  return files.filter((file) => file.endsWith('.integration.test.ts')).map((file) => join(place, file))
}
