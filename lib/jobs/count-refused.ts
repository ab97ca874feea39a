import { startBeat } from './beat'
import type { Loop } from './loop'

interface CountingOptions {
  keep(): Promise<void>
  onError(error: unknown): void
  everyMilliseconds: number
}

/** Stores counts regularly and on stop; on stop it tries twice, since nothing will later. */
export function startRefusedCounts({ keep, onError, everyMilliseconds }: CountingOptions): Pick<Loop, 'stop'> {
  return startBeat({ beat: keep, end: () => keep().catch(keep).catch(onError), onError, everyMilliseconds })
}
