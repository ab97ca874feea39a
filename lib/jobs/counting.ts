import { startBeat } from './beat'
import type { Loop } from './loop'

interface CountingOptions {
  /** Writes down what was counted since the last time. */
  keep(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

/** Has counts written down every little while, and when it is stopped: then twice if need be, since nobody will later. */
export function startCounting({ keep, onError, everyMilliseconds }: CountingOptions): Pick<Loop, 'stop'> {
  return startBeat({ beat: keep, end: () => keep().catch(keep).catch(onError), onError, everyMilliseconds })
}
