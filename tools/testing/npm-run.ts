import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A command as people type it: npm, a shell, and what npm runs. */
export interface NpmRun {
  pid: number
  says(pattern: RegExp): Promise<void>
  /** npm's exit code, and whether anything it started was still running then. */
  ended: Promise<{ code: number | null; leftRunning: boolean }>
  kill(): void
}

export function openNpmRun(command: string, args: string[], env: NodeJS.ProcessEnv): NpmRun {
  const child = spawn('npm', ['run', command, '--', ...args], {
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const { pid } = child
  // Signalling group 0 would signal our own.
  if (pid === undefined) throw new Error('npm could not be started')
  const lines: string[] = []
  const read = createInterface({ input: child.stdout }).on('line', (line) => lines.push(line))
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line))
  const ended = new Promise<{ code: number | null; leftRunning: boolean }>((resolve) => {
    child.once('exit', (code) => resolve({ code, leftRunning: signal(pid, 0) }))
  })
  return {
    pid,
    ended,
    says: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => lines.some((line) => pattern.test(line)) && resolve()
        look()
        read.on('line', look)
        void ended.then(({ code }) => reject(new Error(`npm ended with ${code}.\n${lines.join('\n')}`)))
      }),
    kill: () => void signal(pid, 'SIGKILL'),
  }
}

function signal(group: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-group, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false
    throw error
  }
}
