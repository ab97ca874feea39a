import { existsSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AlreadyRunning, endLeftovers } from '../processes/leftovers'

/** Common prefix of suite folders for this machine and user; a container has its own host name. */
export const suiteFolders = () => join(tmpdir(), `local-stripe-${userInfo().username}-${hostname()}-`)

/** Ends processes left by killed suites and removes their folders. */
export async function removeOldSuites(): Promise<void> {
  const prefix = suiteFolders()
  for (const name of readdirSync(dirname(prefix)).filter((each) => each.startsWith(basename(prefix)))) {
    const folder = join(dirname(prefix), name)
    const notes = join(folder, 'processes.json')
    // A suite that is just starting has no notes yet.
    if (!existsSync(notes)) continue
    try {
      await endLeftovers(notes)
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof AlreadyRunning)) throw error
    }
  }
}
