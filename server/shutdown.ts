import { constants } from 'node:os'
import { whenOutputBreaks } from './broken-output'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Milliseconds `end` may take before the process ends without it. */
const deadline = 8_000

/**
 * Calls `end` when the process is told to end, or when nobody reads any more what it prints, and then ends it, whatever
 * came of that. Being told again changes nothing: Ctrl-C under npm comes twice, from the terminal and from npm.
 */
export function whenToldToEnd(end: () => Promise<void>): void {
  let isEnding = false
  const begin = (code: number) => {
    if (isEnding) return
    isEnding = true
    setTimeout(() => {
      console.error(`Stopped after ${deadline / 1000} seconds with work unfinished.`)
      process.exit(code)
    }, deadline)
    void end()
      .catch(console.error)
      .finally(() => process.exit(code))
  }
  for (const signal of signals) {
    process.on(signal, () => {
      if (!isEnding) console.log(`Stopping after ${signal}.`)
      begin(128 + constants.signals[signal])
    })
  }
  whenOutputBreaks(() => begin(1))
}
