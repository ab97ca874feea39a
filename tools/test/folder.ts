import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { AlreadyRunning, endLeftovers } from '../processes/leftovers'

const data = join(process.cwd(), '.data')
const processFiles = /processes\.json$/

/** What one run of the tests has to itself. */
export interface RunFolder {
  path: string
  /** Next's build folder; Next wants it below the root. */
  build: string
  /** Ends what is left of the run's processes and takes its files away. */
  remove(): Promise<void>
}

/** Makes a folder for this run, and clears up after runs that were killed. */
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
  // The run's own file first: a run that lives is left alone.
  for (const file of files.sort((a, b) => a.length - b.length)) await endLeftovers(join(folder, file))
  for (const path of [folder, `.next-${name}`]) rmSync(path, { recursive: true, force: true, maxRetries: 5 })
}
