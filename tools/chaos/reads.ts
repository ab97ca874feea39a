import { setTimeout as wait } from 'node:timers/promises'
import { type LoggedRead, listPath, type StripeSide } from './stripe-side'

export interface ReadMishaps {
  /** Single fetches and pages. */
  reads: number
  /** Pages that were answered, and that failed. */
  pages: number
  failedPages: number
  refused: number
  failed: number
  cut: number
  /** Took longer than half a second. */
  slow: number
}

/** More than start between two checks. */
const readsKept = 500
const everyMilliseconds = 2_000

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
  const pages = reads.filter(({ path }) => path === listPath)
  const answered = pages.filter(({ status }) => status === 200).length
  const count = (is: (read: LoggedRead) => boolean) => reads.filter(is).length
  return {
    reads: reads.length,
    pages: answered,
    failedPages: pages.length - answered,
    refused: count(({ status }) => status === 429),
    failed: count(({ status }) => status === 500),
    cut: count(({ status }) => status === null),
    slow: count(({ duration }) => (duration ?? 0) > 500),
  }
}
