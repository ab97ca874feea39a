import { createRest, restAfter } from './rest'

/** A loop that reads what has news: at once when kicked, by itself every little while, more rarely while it fails. */
export interface Loop {
  /** Hints that news may be waiting. Losing a hint costs a moment, never the news. */
  kick(): void
  /** Begins no further batch and waits for the one under way. */
  stop(): Promise<void>
}

interface LoopOptions {
  /** Reads one batch; answers how many accounts it took. */
  runOnce(): Promise<number>
  onError(error: unknown): void
  idleMilliseconds: number
}

export function startLoop({ runOnce, onError, idleMilliseconds }: LoopOptions): Loop {
  let stopping = false
  let kicked = false
  let failures = 0
  const rest = createRest()

  const turn = async () => {
    kicked = false
    const taken = await runOnce().then(
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
    if (taken === 0 && !kicked && !stopping) await rest.take(restAfter(failures, idleMilliseconds))
  }

  const loop = (async () => {
    while (!stopping) await turn()
  })()

  return {
    kick() {
      kicked = true
      rest.end()
    },
    async stop() {
      stopping = true
      rest.end()
      await loop
    },
  }
}
