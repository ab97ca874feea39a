import { constants } from 'node:os'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Milliseconds `end` may take before the process ends without it. */
const patience = 8_000

/**
 * Calls `end` when the process is told to end, and then ends it, whatever came of that. Being told again changes nothing:
 * Ctrl-C under npm comes twice, from the terminal and from npm.
 */
export function whenToldToEnd(end: () => Promise<void>): void {
  let isEnding = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (isEnding) return
      isEnding = true
      console.log(`Told to end by ${signal}.`)
      const leave = () => process.exit(128 + constants.signals[signal])
      setTimeout(() => {
        console.error(`What was under way did not end within ${patience / 1000} seconds and is left.`)
        leave()
      }, patience)
      void end().catch(console.error).finally(leave)
    })
  }
}
