import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { buildApp } from '../../tools/app'
import type { StartProcess } from '../../tools/processes/process'

/** Routes the app is held against, by their places below `app/`. */
const bareRoutes = {
  'api/bench/hear': 'bench/bare/record-event-route.ts',
  'api/bench/empty': 'bench/bare/empty-route.ts',
}

/**
 * Builds the app with bare routes beside it, so that what is compared is of one and the same build. The product must
 * never have them, so this is a copy of its sources, in a folder that nothing ships from; it stays until they change.
 * Answers how to start a process in that copy.
 */
export async function buildWithBareRoutes(start: StartProcess, folder: string): Promise<StartProcess> {
  const startThere: StartProcess = (name, command, args, options) =>
    start(name, command, args, { ...options, cwd: folder })
  const files = sourceFiles()
  const note = join(folder, '.next', 'bench-sources')
  const sources = hashOf(files)
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) return startThere

  rmSync(folder, { recursive: true, force: true })
  for (const file of [...files, 'lib/store/generated']) cpSync(file, join(folder, file), { recursive: true })
  for (const [place, file] of Object.entries(bareRoutes)) {
    const route = join(folder, 'app', place, 'route.ts')
    mkdirSync(dirname(route), { recursive: true })
    cpSync(file, route)
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  await buildApp(startThere, { NEXT_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' })
  writeFileSync(note, sources)
  return startThere
}

/** What git keeps and what it would keep; a lock file would have Next take the copy for a workspace of its own. */
function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((file) => file !== '' && file !== 'package-lock.json' && existsSync(file))
}

function hashOf(files: string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
