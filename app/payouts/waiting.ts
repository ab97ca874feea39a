import type { StatusView } from '@/lib/payouts/for-people'

/** Whether the page is likely to change soon, so that it is worth asking often. */
export function isWaiting({ state, notes, freshness }: Pick<StatusView, 'state' | 'notes' | 'freshness'>): boolean {
  if (freshness !== null && freshness.kind !== 'fresh') return true
  if (notes.includes('checking')) return true
  return state === 'in-review' || state === 'ready-checking' || state === 'needs-you' || state === 'unfinished'
}
