import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process's memory in bytes. */
export function memoryOf(pid: number): number {
  return process.platform === 'linux' ? readProc(pid) : askPs(pid)
}

function readProc(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  if (kibibytes === undefined) throw new Error(`the system does not say how much memory ${pid} holds`)
  return Number(kibibytes) * 1024
}

function askPs(pid: number): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString()) * 1024
}
