import type { StatusView } from '@/lib/payouts/for-people'

/** True when the page may change soon and should poll often. */
export function isWaiting({ state, notes, freshness }: Pick<StatusView, 'state' | 'notes' | 'freshness'>): boolean {
  if (freshness !== null && freshness.kind !== 'fresh') return true
  if (notes.includes('checking')) return true
  return state === 'in-review' || state === 'ready-checking' || state === 'needs-you' || state === 'unfinished'
}
