import type { StatusView } from '@/lib/payouts/payouts'

/** Whether the page may change by itself soon, so that it is worth asking again. */
export function isWaiting({ state, notes, freshness }: Pick<StatusView, 'state' | 'notes' | 'freshness'>): boolean {
  if (freshness !== null && freshness.kind !== 'fresh') return true
  if (notes.includes('checking')) return true
  return state === 'in-review' || state === 'ready-checking' || state === 'needs-you' || state === 'unfinished'
}
