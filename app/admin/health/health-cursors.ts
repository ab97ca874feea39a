import { z } from 'zod'
import type { HealthCursors } from '@/lib/payouts/health/lists'
import type { SearchParams } from '../../search-params'

/** Each list's position; ignores invalid parts. */
export function toHealthCursors(params: SearchParams): HealthCursors {
  return grammar.parse(params)
}

/** Moves one list and keeps the others. */
export function cursorHref(cursors: HealthCursors, list: keyof HealthCursors, cursor: string | null): string {
  const query = new URLSearchParams()
  for (const [name, from] of Object.entries({ ...cursors, [list]: cursor })) if (from !== null) query.set(name, from)
  return query.size === 0 ? `/admin/health#${list}` : `/admin/health?${query}#${list}`
}

const cursor = z.string().max(300).nullable().catch(null)

const grammar = z.object({
  unconfirmed: cursor,
  unchecked: cursor,
  drifts: cursor,
  orphans: cursor,
  conflicts: cursor,
  gone: cursor,
})
