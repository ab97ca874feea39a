import { existsSync, readFileSync } from 'node:fs'

/** True with /proc, that is, on Linux. */
export function tellsOfProcesses(): boolean {
  return existsSync('/proc/self/status')
}

export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
  return Number(kilobytes) / 1024
}

/** Processor time; NaN when unknown. Linux counts in hundredths of a second. */
export function spentMilliseconds(pid: number): number {
  if (!tellsOfProcesses()) return Number.NaN
  // After the name, which may contain anything: 12 is user time, 13 system time.
  const numbers = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
  return (Number(numbers[11]) + Number(numbers[12])) * 10
}
