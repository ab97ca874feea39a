import { type Drain, startDrain } from './drain'

interface CountingOptions {
  /** Writes down what was counted since the last time. */
  keep(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

/** Has counts written down every little while, and a last time when it is stopped. */
export function startCounting({ keep, onError, everyMilliseconds }: CountingOptions): Pick<Drain, 'stop'> {
  const loop = startDrain({
    drainOnce: async () => {
      await keep()
      return 0
    },
    onError,
    idleMilliseconds: everyMilliseconds,
  })
  return {
    async stop() {
      await loop.stop()
      await keep().catch(onError)
    },
  }
}
