import type { Loop } from './loop'

/** All background work of one process. */
export interface Work {
  /** Hints that news may be waiting; safe to lose. */
  kick(): void
  /** Begins nothing more, waits a moment for what is under way, and gives back what did not end. Never fails. */
  stop(): Promise<void>
}

interface Parts {
  /** Reads what has news: the part a kick is for. */
  loop: Loop
  others: Pick<Loop, 'stop'>[]
  /** Lets go of what is claimed and not finished, so that nobody has to wait for a lease to end. */
  giveBack(): Promise<void>
  onError(error: unknown): void
  deadline: {
    /** Milliseconds that are waited for what is under way. */
    ending: number
    /** Milliseconds that are waited for the giving back. When they are over a lease ends by itself. */
    givingBack: number
  }
}

export function joinWork({ loop, others, giveBack, onError, deadline }: Parts): Work {
  return {
    kick: () => loop.kick(),
    async stop() {
      const stopped = Promise.all([loop, ...others].map((part) => part.stop().catch(onError)))
      await within(deadline.ending, stopped)
      const givenBack = giveBack().catch(onError)
      if ((await within(deadline.givingBack, givenBack)) === 'late') {
        onError(new Error(`nothing was given back within ${deadline.givingBack} ms`))
      }
    },
  }
}

/** Waits for it, but no longer than so many milliseconds. */
async function within(milliseconds: number, wanted: Promise<unknown>): Promise<'done' | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late')
  })
  const done = wanted.then(() => 'done' as const)
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
