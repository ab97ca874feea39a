import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessEntry {
  /** Distinguishes it from a later process with the same pid. */
  startedAt: string
  command: string
  /** The parent's pid. */
  parent: number
}

/** The process with this pid; null when there is none or only a zombie. */
export function findProcess(pid: number): ProcessEntry | null {
  return process.platform === 'linux' ? findInProc(pid) : findByPs(pid)
}

function findInProc(pid: number): ProcessEntry | null {
  const stat = readProc(`/proc/${pid}/stat`)
  const command = readProc(`/proc/${pid}/cmdline`)
  if (stat === null || command === null) return null
  // The second field is the name in brackets and may contain anything; then 3 is state, 4 parent, 22 start time.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const [state, parent, startedAt] = [fields[0], Number(fields[1]), fields[19]]
  if (state === undefined || startedAt === undefined || 'ZX'.includes(state)) return null
  return { startedAt: `${bootId()} ${startedAt}`, command: command.replaceAll('\0', ' ').trim(), parent }
}

const bootId = () => readProc('/proc/sys/kernel/random/boot_id')?.trim() ?? ''

function readProc(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ESRCH') return null
    throw error
  }
}

function findByPs(pid: number): ProcessEntry | null {
  const column = (name: string) => askPs(pid, name)
  const state = column('stat')
  if (state === null || state === '' || state.startsWith('Z')) return null
  return { startedAt: column('lstart') ?? '', command: column('command') ?? '', parent: Number(column('ppid')) }
}

function askPs(pid: number, column: string): string | null {
  try {
    const options = { stdio: ['ignore', 'pipe', 'ignore'] as ['ignore', 'pipe', 'ignore'] }
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], options)
      .toString()
      .trim()
  } catch (error) {
    // ps exits with 1 when no process has this pid.
    if ((error as { status?: number }).status === 1) return null
    throw error
  }
}
