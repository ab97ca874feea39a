import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildApp, type Settings } from './app'
import { hashSources } from './launch/sources.mjs'
import type { StartProcess } from './processes/process'
import { step } from './processes/steps'

/** Builds the app into the folder, unless its sources are unchanged. */
export async function buildOnce(start: StartProcess, settings: Settings, folder = '.next'): Promise<void> {
  // Inside the build folder, so that any other build removes the note with what it describes.
  const note = join(folder, 'greenlight-sources')
  const sources = hashSources()
  if (existsSync(note) && readFileSync(note, 'utf8') === sources) {
    console.log('✓ The app is already built.')
    return
  }
  await step('Building the app', () => buildApp(start, { ...settings, NEXT_DIST_DIR: folder }))
  writeFileSync(note, sources)
}
