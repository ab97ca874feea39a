import { execFileSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Open files and connections of a process. */
export function descriptorsOf(pid: number): number {
  if (process.platform === 'linux') return readdirSync(`/proc/${pid}/fd`).length
  return (
    execFileSync('lsof', ['-p', String(pid)])
      .toString()
      .trim()
      .split('\n').length - 1
  )
}
