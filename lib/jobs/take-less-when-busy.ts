import { performance } from 'node:perf_hooks'
import type { Task } from './parallel-loop'

interface BusyOptions {
  atOnce: number
  /** null: too soon to say. */
  isBusy(): boolean | null
}

const first = 3

/** Halves how many run at once while we are busy: people wait for the same. Doubles it while we are not, if all are used. */
export function takeLessWhenBusy(
  take: (most: number) => Promise<Task[]>,
  { atOnce, isBusy }: BusyOptions,
): (free: number) => Promise<Task[]> {
  let limit = Math.min(first, atOnce)
  return async (free) => {
    const underWay = atOnce - free
    const busy = isBusy()
    if (busy === true) limit = Math.max(1, Math.floor(limit / 2))
    // One has just ended.
    if (busy === false && underWay >= limit - 1) limit = Math.min(atOnce, 2 * limit)
    return underWay < limit ? take(Math.min(free, limit - underWay)) : []
  }
}

/** Of the event loop since the last answer, 0 to 1; null: too soon. */
export function openUtilization(leastMilliseconds: number): () => number | null {
  let last = performance.eventLoopUtilization()
  let lastAt = performance.now()
  return () => {
    if (performance.now() - lastAt < leastMilliseconds) return null
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    lastAt = performance.now()
    return utilization
  }
}
