import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, type Settings } from './app'
import type { StartProcess } from './process'
import { step } from './steps'

/** Builds the app into that folder unless nothing it is built from has changed since. */
export async function buildOnce(start: StartProcess, settings: Settings, folder = '.next'): Promise<void> {
  // In the build's own folder, so that any other build takes the note away with what it replaces.
  const note = join(folder, 'greenlight-sources')
  const sources = hashSources()
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) {
    console.log('✓ The app is built already.')
    return
  }
  await step('Building the app', () => buildApp(start, { ...settings, NEXT_DIST_DIR: folder }))
  writeFileSync(note, sources)
}

const folders = ['app', 'components', 'lib', 'public', 'prisma']
const rootFiles = /\.(json|js|mjs|ts)$/
const generated = join('lib', 'store', 'generated')

function hashSources(): string {
  const hash = createHash('sha256')
  const files = readdirSync('.').filter((file) => rootFiles.test(file) && file !== 'next-env.d.ts')
  for (const file of [...files, ...folders.flatMap(filesBelow)].sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex')
}

function filesBelow(folder: string): string[] {
  if (folder === generated || !existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesBelow(path) : [path]
  })
}
