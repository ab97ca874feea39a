import { performance } from 'node:perf_hooks'
import type { Task } from './parallel-loop'

interface BusyOptions {
  atOnce: number
  /** Of the event loop since the last call, 0 to 1. */
  utilization(): number
  mostBusy: number
}

/**
 * Halves how many tasks run at once while the event loop is busy, down to one, and lets one more run each time it is
 * not: people wait for the same loop.
 */
export function takeLessWhenBusy(
  take: (most: number) => Promise<Task[]>,
  { atOnce, utilization, mostBusy }: BusyOptions,
): (free: number) => Promise<Task[]> {
  let limit = atOnce
  return async (free) => {
    limit = utilization() > mostBusy ? Math.max(1, Math.floor(limit / 2)) : Math.min(atOnce, limit + 1)
    const underWay = atOnce - free
    return underWay < limit ? take(Math.min(free, limit - underWay)) : []
  }
}

export function openUtilization(): () => number {
  let last = performance.eventLoopUtilization()
  return () => {
    const now = performance.eventLoopUtilization()
    const { utilization } = performance.eventLoopUtilization(now, last)
    last = now
    return utilization
  }
}
