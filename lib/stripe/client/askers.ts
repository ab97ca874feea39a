import type { Asker } from '@/lib/payouts/ports/provider'
import type { Lane } from '@/lib/payouts/vocabulary/lane'

interface Terms {
  lane: Lane
  /** True when a failed fetch is retried at once; jobs fetch again later anyway. */
  repeats: boolean
}

export const askers: Record<Asker, Terms> = {
  payment: { lane: 'person', repeats: true },
  person: { lane: 'person', repeats: true },
  job: { lane: 'machine', repeats: false },
  list: { lane: 'list', repeats: false },
}

export function timeLeft(seconds: number): () => number {
  const end = performance.now() + seconds * 1000
  return () => Math.max(0, end - performance.now())
}
