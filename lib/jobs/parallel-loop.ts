import type { Loop } from './loop'
import { createRest, restAfter } from './rest'

/** Something that was taken and is under way once it is called. */
export type Task = () => Promise<void>

interface ParallelLoopOptions {
  /** How many tasks are under way at most. */
  concurrency: number
  /** Takes up to `most` tasks; fewer when no more wait. */
  take(most: number): Promise<Task[]>
  onError(error: unknown): void
  idleMilliseconds: number
}

/** Where taking is slow it is tried more rarely, so that it never keeps the database busy; but once a second all the same. */
const restOfTaking = 10
const longestRest = 1_000

/**
 * A drain that fills each slot as it falls free, so that a task that hangs holds up nobody but itself. While slots are
 * free and nothing waits, one question in a while is asked for all of them.
 */
export function startParallelLoop({ concurrency, take, onError, idleMilliseconds }: ParallelLoopOptions): Loop {
  const underWay = new Set<Promise<void>>()
  let stopping = false
  let hinted = false
  let failures = 0
  const rest = createRest()

  const hint = () => {
    hinted = true
    // While every slot is taken there is nothing to wake for; the one that falls free will.
    if (underWay.size < concurrency) rest.end()
  }

  const begin = (task: Task) => {
    const done = task()
      .catch(onError)
      .finally(() => {
        underWay.delete(done)
        // What it was about may have news again.
        hint()
      })
    underWay.add(done)
  }

  const turn = async () => {
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
    // What was taken and is not begun is given back with the rest.
    if (stopping) return
    for (const task of tasks) begin(task)
    if (tasks.length === free || hinted) return
    const took = Math.min(longestRest, restOfTaking * (performance.now() - began))
    return rest.take(Math.max(took, restAfter(failures, idleMilliseconds)))
  }

  const loop = (async () => {
    while (!stopping) await turn()
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
