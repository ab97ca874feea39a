import { existsSync, readdirSync, rmSync } from 'node:fs'
import { hostname, tmpdir, userInfo } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { AlreadyRunning, endLeftovers } from '../processes/leftovers'

/** What the folders of all suites of this machine and user begin with; a container has a name of its own. */
export const suiteFolders = () => join(tmpdir(), `local-stripe-${userInfo().username}-${hostname()}-`)

/** Ends what killed suites left running, and takes their folders away. */
export async function removeOldSuites(): Promise<void> {
  const prefix = suiteFolders()
  for (const name of readdirSync(dirname(prefix)).filter((each) => each.startsWith(basename(prefix)))) {
    const folder = join(dirname(prefix), name)
    const notes = join(folder, 'processes.json')
    // One that is only just beginning has written none yet.
    if (!existsSync(notes)) continue
    try {
      await endLeftovers(notes)
      rmSync(folder, { recursive: true, force: true })
    } catch (error) {
      if (!(error instanceof AlreadyRunning)) throw error
    }
  }
}
