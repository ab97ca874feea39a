import type { Loop } from './loop'
import { createRest, restAfter } from './rest'

/** Claimed work, started when called. */
export type Task = () => Promise<void>

interface ParallelLoopOptions {
  concurrency: number
  take(most: number): Promise<Task[]>
  onError(error: unknown): void
  idleMilliseconds: number
  longestRestMilliseconds: number
}

/** Slow claims are made less often, to spare the database. */
const restOfTaking = 10

/**
 * Fills each slot as it becomes free, so that a hanging task blocks only itself. When idle, one claim regularly asks
 * for as many tasks as may still run.
 */
export function startParallelLoop(options: ParallelLoopOptions): Loop {
  const { concurrency, take, onError, idleMilliseconds, longestRestMilliseconds } = options
  const underWay = new Set<Promise<void>>()
  let stopping = false
  let hinted = false
  let failures = 0
  const rest = createRest()

  const hint = () => {
    hinted = true
    // While as many tasks run as may, the next that ends wakes the loop.
    if (underWay.size < concurrency) rest.end()
  }

  const begin = (task: Task) => {
    const done = task()
      .catch(onError)
      .finally(() => {
        underWay.delete(done)
        hint()
      })
    underWay.add(done)
  }

  const round = async () => {
    const free = concurrency - underWay.size
    if (free === 0) return rest.take()
    hinted = false
    const began = performance.now()
    const tasks = await take(free).then(
      (taken) => {
        failures = 0
        return taken
      },
      (error: unknown) => {
        failures += 1
        onError(error)
        return []
      },
    )
    if (stopping) return
    for (const task of tasks) begin(task)
    if (tasks.length === free || hinted) return
    const took = Math.min(longestRestMilliseconds, restOfTaking * (performance.now() - began))
    return rest.take(Math.max(took, restAfter(failures, idleMilliseconds)))
  }

  const loop = (async () => {
    while (!stopping) await round()
  })()

  return {
    kick: hint,
    async stop() {
      stopping = true
      rest.end()
      await loop
      await Promise.all(underWay)
    },
  }
}
