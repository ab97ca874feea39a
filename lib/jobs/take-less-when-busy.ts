import { performance } from 'node:perf_hooks'
import type { Task } from './parallel-loop'

interface BusyOptions {
  atOnce: number
  /** Of the event loop, 0 to 1; null: too soon. */
  utilization(): number | null
  mostBusy: number
}

const first = 3

/** Halves how many run at once while the event loop is busy, and doubles it while it is not: people wait for it too. */
export function takeLessWhenBusy(
  take: (most: number) => Promise<Task[]>,
  { atOnce, utilization, mostBusy }: BusyOptions,
): (free: number) => Promise<Task[]> {
  let limit = Math.min(first, atOnce)
  return async (free) => {
    const busy = utilization()
    if (busy !== null) limit = busy > mostBusy ? Math.max(1, Math.floor(limit / 2)) : Math.min(atOnce, 2 * limit)
    const underWay = atOnce - free
    return underWay < limit ? take(Math.min(free, limit - underWay)) : []
  }
}

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
