import { createRest, restAfter } from './rest'

/** Fetches accounts: at once when kicked, otherwise regularly, less often while failing. */
export interface Loop {
  /** A hint that a fetch is wanted. Losing it costs a moment, never the fetch. */
  kick(): void
  /** Starts no new batch and waits for the current one. */
  stop(): Promise<void>
}

interface LoopOptions {
  runOnce(): Promise<number>
  onError(error: unknown): void
  idleMilliseconds: number
}

export function startLoop({ runOnce, onError, idleMilliseconds }: LoopOptions): Loop {
  let stopping = false
  let kicked = false
  let failures = 0
  const rest = createRest()

  const round = async () => {
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
    while (!stopping) await round()
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
