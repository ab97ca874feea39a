import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { noOptionsOrExit } from '../../server/options-or-exit'
import { startPostgres } from '../postgres/postgres'
import { openProcesses } from '../processes/processes'
import { step } from '../processes/steps'
import { guards } from './guards'
import type { Guard } from './guards/guard'

noOptionsOrExit('npm run mutants')
/** Removes each guard in a copy of the sources and runs its tests: a guard that no test misses is unproven. */
const folder = resolve('.data/mutants')
const copy = join(folder, 'repository')
const clear = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })

const processes = await openProcesses(`${folder}-processes.json`, async () => clear())
clear()
copyRepository()
const postgres = await step('starting PostgreSQL', () =>
  startPostgres({ dataDir: join(folder, 'postgres'), isForgetful: true, start: processes.start }),
)
const env = { ...process.env, TEST_DATABASE_URL: postgres.url() }

const red = await step('the tests as they are', async () => {
  const failing: string[] = []
  const all = new Map(guards.map(({ tests }) => [tests.join(' '), tests]))
  for (const [name, tests] of all) if (!(await pass(tests))) failing.push(name)
  return failing
})
if (red.length > 0) {
  for (const tests of red) console.error(`${tests} fail already, so no guard was removed.`)
  await processes.stop()
  clear()
  process.exit(1)
}
const missed: Guard[] = []
for (const guard of guards) {
  const isMissed = await step(`without ${guard.name}`, () => failWithout(guard))
  if (!isMissed) missed.push(guard)
}
await processes.stop()
clear()

for (const { name, tests } of missed) console.error(`No test fails without ${name}: ${tests.join(' ')} still pass.`)
console.log(`${guards.length - missed.length} of ${guards.length} guards make a test fail when they are removed`)
process.exit(missed.length === 0 ? 0 : 1)

async function failWithout({ file, guard, without, tests }: Guard): Promise<boolean> {
  const path = join(copy, file)
  const whole = readFileSync(path, 'utf8')
  writeFileSync(
    path,
    whole.replace(guard, () => without),
  )
  const passed = await pass(tests)
  writeFileSync(path, whole)
  return !passed
}

async function pass([project, ...paths]: Guard['tests']): Promise<boolean> {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--bail=1', '--project', `${project}*`, ...paths]
  return (await processes.start('tests', process.execPath, args, { cwd: copy, env }).ended) === 0
}

/** Copies tracked and generated files; packages are shared. */
function copyRepository(): void {
  const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  for (const file of [...files.trim().split('\n'), 'lib/store/generated']) {
    mkdirSync(dirname(join(copy, file)), { recursive: true })
    cpSync(file, join(copy, file), { recursive: true })
  }
  symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
}
