/** A loop that reads what has news: at once when kicked, by itself every little while, more rarely while it fails. */
export interface Drain {
  /** Hints that news may be waiting. Losing a hint costs a moment, never the news. */
  kick(): void
  /** Begins no further batch and waits for the one under way. */
  stop(): Promise<void>
}

const mostDoublings = 4

interface DrainOptions {
  /** Reads one batch; answers how many accounts it took. */
  drainOnce(): Promise<number>
  onError(error: unknown): void
  idleMilliseconds: number
}

export function startDrain({ drainOnce, onError, idleMilliseconds }: DrainOptions): Drain {
  let stopping = false
  let wake = () => {}
  let kicked = false
  let failures = 0

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, idleMilliseconds * 2 ** Math.min(failures, mostDoublings))
      wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const turn = async () => {
    kicked = false
    const taken = await drainOnce().then(
      (accounts) => {
        failures = 0
        return accounts
      },
      (error: unknown) => {
        failures += 1
        onError(error)
        return 0
      },
    )
    if (taken === 0 && !kicked && !stopping) await pause()
  }

  const loop = (async () => {
    while (!stopping) await turn()
  })()

  return {
    kick() {
      kicked = true
      wake()
    },
    async stop() {
      stopping = true
      wake()
      await loop
    },
  }
}
