import { existsSync, readFileSync } from 'node:fs'

/** Whether this system says in /proc what a process holds and spends: Linux does. */
export function tellsOfProcesses(): boolean {
  return existsSync('/proc/self/status')
}

/** The memory of a process that is in use and not swapped out. */
export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** Processor time a process has spent; NaN where the system does not say. Linux counts in hundredths of a second. */
export function spentMilliseconds(pid: number): number {
  if (!tellsOfProcesses()) return Number.NaN
  // After the name, which may hold anything, come numbers; the 12th and 13th are user and system time.
  const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(numbers[11]) + Number(numbers[12])) * 10
}
