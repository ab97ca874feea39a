import { constants } from 'node:os'
import { timings } from '../lib/composition/timings'
import { whenOutputBreaks } from './broken-output'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const deadline = timings.server.end.wholeMilliseconds

/**
 * Runs `end` on a signal or when output has no reader, then exits. Under npm Ctrl-C arrives twice; the repeat is
 * ignored.
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
