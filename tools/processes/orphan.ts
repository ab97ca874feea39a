import { findProcess } from './process-table'

/**
 * Calls back once the `npm run` that started us is gone: killed, or ended by a signal that neither npm nor the shell
 * passes on. Without npm it watches nothing, so that a launcher can be left running on purpose.
 */
export function whenOrphaned(act: () => void): void {
  if (process.env.npm_lifecycle_event === undefined) return
  const shell = process.ppid
  const npm = findProcess(shell)?.parent
  const timer = setInterval(() => {
    if (process.ppid === shell && (npm === undefined || isThere(npm))) return
    clearInterval(timer)
    act()
  }, 500)
  timer.unref()
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
