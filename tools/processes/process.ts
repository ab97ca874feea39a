import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface RunningProcess {
  name: string
  pid: number
  /** Settles once with the exit code or the signal. */
  ended: Promise<number | NodeJS.Signals>
  /**
   * Resolves at the first matching line. Rejects with the last lines when the process ends first, or after so many
   * milliseconds (default: two minutes).
   */
  says(pattern: RegExp, within?: number): Promise<string>
  lastLines(): string
  /** Stops the process and its children, and kills them after the deadline. */
  stop(): Promise<void>
}

export interface ProcessOptions {
  env?: NodeJS.ProcessEnv
  cwd?: string
  uid?: number
  gid?: number
  /** Defaults to SIGTERM. */
  stopSignal?: NodeJS.Signals
  /** Milliseconds it may take to end; five seconds by default. */
  deadline?: number
  /** Called with each line it prints. */
  onLine?(line: string): void
}

export type StartProcess = (name: string, command: string, args: string[], options?: ProcessOptions) => RunningProcess

const linesKept = 60

/** Starts a process in its own group, so that Ctrl-C reaches it only through us and nothing of it stays behind. */
export const startProcess: StartProcess = (
  name,
  command,
  args,
  { onLine, stopSignal = 'SIGTERM', deadline = 5_000, ...options } = {},
) => {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const listeners = new Set<(line: string) => void>(onLine ? [onLine] : [])
  const addLine = (line: string) => {
    if (line.trim() !== '') lines.push(line)
    if (lines.length > linesKept) lines.shift()
    for (const listener of listeners) listener(line)
  }
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', addLine)
  let isOver = false
  const ended = untilEnd(child, addLine).then((how) => {
    isOver = true
    // Children it left behind.
    if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL')
    return how
  })

  const lastLines = () => lines.join('\n')
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    says(pattern, within = 120_000) {
      return new Promise((resolve, reject) => {
        const settle = () => {
          listeners.delete(listener)
          clearTimeout(timer)
        }
        const fail = (how: string) => {
          settle()
          reject(new Error(`${name} ${how} before it said ${pattern}.\n${lastLines()}`))
        }
        const listener = (line: string) => {
          if (!pattern.test(line)) return
          settle()
          resolve(line)
        }
        const timer = setTimeout(fail, within, `ran for ${within / 1000} s`)
        listeners.add(listener)
        for (const line of lines) listener(line)
        void ended.then((how) => fail(`ended (${how})`))
      })
    },
    lastLines,
    async stop() {
      if (isOver || child.pid === undefined) return
      signalGroup(child.pid, stopSignal)
      const force = setTimeout(signalGroup, deadline, child.pid, 'SIGKILL')
      await ended
      clearTimeout(force)
    },
  }
}

/** Signals a group. A missing group is not an error; macOS also refuses for a dead one. */
export function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (!['ESRCH', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

function untilEnd(child: ChildProcess, addLine: (line: string) => void): Promise<number | NodeJS.Signals> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      addLine(error.message)
      resolve(127)
    })
    child.once('exit', (code, signal) => {
      const end = () => resolve(code ?? signal ?? 1)
      // The last output may still arrive; a child may hold the output open forever.
      child.once('close', end)
      setTimeout(end, 300)
    })
  })
}
