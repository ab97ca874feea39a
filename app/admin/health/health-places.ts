import { z } from 'zod'
import type { HealthPlaces } from '@/lib/payouts/health/lists'
import type { SearchParams } from '../coaches/table-filter'

/** Each list's position; ignores invalid parts. */
export function toHealthPlaces(params: SearchParams): HealthPlaces {
  return grammar.parse(params)
}

/** Moves one list and keeps the others. */
export function placeHref(places: HealthPlaces, list: keyof HealthPlaces, cursor: string | null): string {
  const query = new URLSearchParams()
  for (const [name, place] of Object.entries({ ...places, [list]: cursor })) if (place !== null) query.set(name, place)
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
