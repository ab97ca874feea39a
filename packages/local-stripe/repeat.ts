export interface Repeating {
  /** Ends the rounds, once the running one is over. */
  stop(): Promise<void>
}

/** Runs `work` again and again, one round after the other; a failed round is told and the next still comes. */
export function repeat(name: string, everyMilliseconds: number, work: () => Promise<void>): Repeating {
  let stopped = false
  let wake = () => {}
  const rounds = (async () => {
    while (!stopped) {
      await work().catch((error) => console.error(`local Stripe: ${name} failed`, error))
      if (stopped) return
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, everyMilliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })()
  return {
    async stop() {
      stopped = true
      wake()
      await rounds
    },
  }
}
