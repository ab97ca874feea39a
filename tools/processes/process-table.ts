import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

export interface ProcessEntry {
  /** Tells a process from a later one that was given the same number. */
  startedAt: string
  command: string
  /** The number of the process that started it, or of whoever took it over. */
  parent: number
}

/** What runs under that number now; null when nothing does, or only a dead process nobody has collected yet. */
export function findProcess(pid: number): ProcessEntry | null {
  return process.platform === 'linux' ? findInProc(pid) : findByPs(pid)
}

function findInProc(pid: number): ProcessEntry | null {
  const stat = readProc(`/proc/${pid}/stat`)
  const command = readProc(`/proc/${pid}/cmdline`)
  if (stat === null || command === null) return null
  // The second field is the name in brackets and may hold anything; state is the third, parent the fourth, start time the 22nd.
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
    // ps ends with 1 when no process has that number.
    if ((error as { status?: number }).status === 1) return null
    throw error
  }
}
