import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildApp } from '../../tools/app'
import { linkTree } from '../../tools/link-tree'
import type { StartProcess } from '../../tools/processes/process'

/** By their place below `app/`. */
const bareRoutes = {
  'api/bench/hear/route.ts': 'bench/bare/record-event-route.ts',
  'api/bench/empty/route.ts': 'bench/bare/empty-route.ts',
  'bench/empty/page.tsx': 'bench/bare/empty-page.tsx',
}

/**
 * Builds a copy of the app with bare routes, so that all contestants share one build. The product must never have these
 * routes. The copy stays until the sources change. Returns how to start a process in it.
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
    const route = join(folder, 'app', place)
    mkdirSync(dirname(route), { recursive: true })
    cpSync(file, route)
  }
  linkTree('node_modules', join(folder, 'node_modules'))
  await buildApp(startThere, { NEXT_DIST_DIR: '.next', NEXT_TELEMETRY_DISABLED: '1' })
  writeFileSync(note, sources)
  return startThere
}

/** Tracked and new files. A lock file would make Next treat the copy as its own workspace. */
function sourceFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  return listed.split('\n').filter((file) => file !== '' && file !== 'package-lock.json' && existsSync(file))
}

function hashOf(files: string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}
