import type { Asker } from '@/lib/payouts/ports/provider'
import type { Lane } from '@/lib/payouts/vocabulary/lane'

interface Terms {
  /** How long an answer is of use, in all: places, repeats and second questions included. */
  seconds: number
  lane: Lane
  /** Whether a read that failed in passing is asked once more; what only a job reads is read again later anyway. */
  repeats: boolean
}

/**
 * A payment is promised an answer about its account within five seconds, a person within ten; the rest is left to the
 * database. A job must be done before its lease is over.
 */
export const askers: Record<Asker, Terms> = {
  payment: { seconds: 4, lane: 'person', repeats: true },
  person: { seconds: 9, lane: 'person', repeats: true },
  job: { seconds: 25, lane: 'machine', repeats: false },
  list: { seconds: 25, lane: 'list', repeats: false },
}

/** Begins now. */
export function timeLeft(seconds: number): () => number {
  const end = performance.now() + seconds * 1000
  return () => Math.max(0, end - performance.now())
}
