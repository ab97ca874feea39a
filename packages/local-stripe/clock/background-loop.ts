export interface BackgroundLoop {
  /** Stops after the current round. */
  stop(): Promise<void>
}

/** Repeats `work`, one round after another. Reports a failed round and goes on. */
export function startBackgroundLoop(
  name: string,
  everyMilliseconds: number,
  work: () => Promise<void>,
): BackgroundLoop {
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
