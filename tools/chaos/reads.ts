import { setTimeout as wait } from 'node:timers/promises'
import type { LoggedRead, StripeSide } from './stripe-side'

/** What befell reads at Stripe, by its own record. */
export interface ReadMishaps {
  reads: number
  /** Answered 429. */
  refused: number
  /** Answered 500. */
  failed: number
  /** Had no answer: the connection was cut. */
  cut: number
  /** Took longer than half a second. */
  slow: number
}

/** More than are begun between two looks. */
const readsKept = 500
const everyMilliseconds = 2_000

/** Counts from now on, until it is ended. */
export function watchReads(stripe: Pick<StripeSide, 'reads'>): { end(): Promise<ReadMishaps> } {
  const over = new Map<string, LoggedRead>()
  const ended = new AbortController()
  const look = async () => {
    for (const read of await stripe.reads(readsKept)) if (read.duration !== null) over.set(read.id, read)
  }
  const watching = (async () => {
    while (!ended.signal.aborted) {
      await look()
      await wait(everyMilliseconds, undefined, { signal: ended.signal }).catch(() => {})
    }
  })()
  return {
    async end() {
      ended.abort()
      await watching
      await look()
      return tally([...over.values()])
    },
  }
}

function tally(reads: LoggedRead[]): ReadMishaps {
  const count = (is: (read: LoggedRead) => boolean) => reads.filter(is).length
  return {
    reads: reads.length,
    refused: count(({ status }) => status === 429),
    failed: count(({ status }) => status === 500),
    cut: count(({ status }) => status === null),
    slow: count(({ duration }) => (duration ?? 0) > 500),
  }
}
