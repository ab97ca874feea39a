import type { Loop } from './loop'

export interface Work {
  kick(): void
  /** Starts nothing more, waits briefly and releases what did not end. Never fails. */
  stop(): Promise<void>
}

interface Parts {
  loop: Loop
  others: Pick<Loop, 'stop'>[]
  /** Releases unfinished claims, so that nobody waits for their lease. */
  giveBack(): Promise<void>
  onError(error: unknown): void
  deadline: {
    ending: number
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
        onError(new Error(`claims were not released within ${deadline.givingBack} ms`))
      }
    },
  }
}

async function within(milliseconds: number, wanted: Promise<unknown>): Promise<'done' | 'late'> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, milliseconds, 'late')
  })
  const done = wanted.then(() => 'done' as const)
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
