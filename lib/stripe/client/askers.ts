import type { Asker } from '@/lib/payouts/ports/provider'
import type { Lane } from '@/lib/payouts/vocabulary/lane'

interface Terms {
  /** The deadline for everything: rate limit, retries and second requests. */
  seconds: number
  lane: Lane
  /** True when a failed fetch is retried at once; jobs fetch again later anyway. */
  repeats: boolean
}

/**
 * A payment is promised an answer within five seconds, a person within ten; the rest is for the database. A job must
 * finish within its lease.
 */
export const askers: Record<Asker, Terms> = {
  payment: { seconds: 4, lane: 'person', repeats: true },
  person: { seconds: 9, lane: 'person', repeats: true },
  job: { seconds: 25, lane: 'machine', repeats: false },
  list: { seconds: 25, lane: 'list', repeats: false },
}

export function timeLeft(seconds: number): () => number {
  const end = performance.now() + seconds * 1000
  return () => Math.max(0, end - performance.now())
}
