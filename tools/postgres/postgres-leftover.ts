import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findProcess } from '../processes/process-table'

/**
 * Ends the server that a killed run left on this folder, and removes a lock whose pid is dead or now belongs to another
 * process: PostgreSQL refuses to start for either.
 */
export async function endLeftover(dataDir: string): Promise<void> {
  const lock = join(dataDir, 'postmaster.pid')
  const pid = await readPid(lock)
  if (pid === null) return
  if (isServerOf(dataDir, pid)) await end(dataDir, pid)
  await rm(lock, { force: true })
}

const fastShutdown = 'SIGINT'
const atOnce = 'SIGQUIT'

async function end(dataDir: string, pid: number): Promise<void> {
  for (const signal of [fastShutdown, atOnce, 'SIGKILL'] as const) {
    process.kill(pid, signal)
    for (let tries = 0; tries < 50; tries += 1) {
      await sleep(100)
      if (!isServerOf(dataDir, pid)) return
    }
  }
  throw new Error(`An earlier PostgreSQL (process ${pid}) is still running on ${dataDir} and cannot be ended.`)
}

function isServerOf(dataDir: string, pid: number): boolean {
  return findProcess(pid)?.command.includes(`-D ${dataDir} `) ?? false
}

async function readPid(lock: string): Promise<number | null> {
  try {
    const [line] = (await readFile(lock, 'utf8')).split('\n')
    const pid = Number(line)
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
