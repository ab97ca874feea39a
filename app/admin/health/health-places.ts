import { z } from 'zod'
import type { HealthPlaces } from '@/lib/payouts/health/lists'
import type { SearchParams } from '../coaches/table-filter'

/** Where to read on in each list; a part that makes no sense counts as not given. */
export function toHealthPlaces(params: SearchParams): HealthPlaces {
  return grammar.parse(params)
}

/** The address at which one list goes on, or begins, while the others stay where they are. */
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
