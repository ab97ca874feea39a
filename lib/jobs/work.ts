import type { Drain } from './drain'

/** All background work of one process. */
export interface Work {
  /** Hints that news may be waiting; safe to lose. */
  kick(): void
  /** Begins nothing more, waits a moment for what is under way, and gives back what did not end. */
  stop(): Promise<void>
}

interface Parts {
  /** Reads what has news: the part a kick is for. */
  drain: Drain
  others: Pick<Drain, 'stop'>[]
  /** Lets go of what is claimed and not finished, so that nobody has to wait for a lease to end. */
  giveBack(): Promise<void>
  /** How long is waited for what is under way. */
  patienceMilliseconds: number
}

export function joinWork({ drain, others, giveBack, patienceMilliseconds }: Parts): Work {
  return {
    kick: () => drain.kick(),
    async stop() {
      let timer: NodeJS.Timeout | undefined
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, patienceMilliseconds)
      })
      await Promise.race([Promise.all([drain, ...others].map((part) => part.stop())), late])
      clearTimeout(timer)
      await giveBack()
    },
  }
}
