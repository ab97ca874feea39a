import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AlreadyRunning, endLeftovers } from '../processes/leftovers'

const data = join(process.cwd(), '.data')
const processFiles = /processes\.json$/

export interface RunFolder {
  path: string
  /** Next's build folder, which must be below the root. */
  build: string
  /** Ends the run's remaining processes and deletes its files. */
  remove(): Promise<void>
}

/** Creates a folder for this run and cleans up after killed runs. */
export async function openRunFolder(): Promise<RunFolder> {
  mkdirSync(data, { recursive: true })
  const earlier = readdirSync(data).filter((name) => name.startsWith('test-'))
  for (const name of earlier) await removeUnlessRunning(name)
  const name = `test-${randomBytes(4).toString('hex')}`
  mkdirSync(join(data, name))
  return { path: join(data, name), build: `.next-${name}`, remove: () => remove(name) }
}

async function removeUnlessRunning(name: string): Promise<void> {
  try {
    await remove(name)
  } catch (error) {
    if (!(error instanceof AlreadyRunning)) throw error
  }
}

async function remove(name: string): Promise<void> {
  const folder = join(data, name)
  const everything = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []
  const files = everything.filter((file) => processFiles.test(file))
  // The run's own file first: a live run is left alone.
  for (const file of files.sort((a, b) => a.length - b.length)) await endLeftovers(join(folder, file))
  for (const path of [folder, `.next-${name}`]) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}
