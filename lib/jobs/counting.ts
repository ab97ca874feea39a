import { type Drain, startDrain } from './drain'

interface CountingOptions {
  /** Writes down what was counted since the last time. */
  keep(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

/** Has counts written down every little while, and when it is stopped: then twice if need be, since nobody will later. */
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
      await keep().catch(keep).catch(onError)
    },
  }
}
