import { noSuch, refusal } from '../errors'

/** docs.stripe.com/api/pagination */
export interface PageParams {
  limit?: number
  starting_after?: string
  ending_before?: string
  created?: number | { gt?: number; gte?: number; lt?: number; lte?: number }
}

/** The page size: 10 by default, from 1 to 100; with one cursor at most. */
export function requirePage({ limit = 10, starting_after, ending_before }: PageParams): number {
  const param = 'limit'
  if (limit < 1) throw refusal('number too small', { param, least: 1 })
  if (limit > 100) throw refusal('number too large', { param, most: 100, value: limit })
  if (starting_after !== undefined && ending_before !== undefined) {
    throw refusal('one or the other', { param: 'ending_before', params: 'ending_before, starting_after' })
  }
  return limit
}

/** A page of an account's few objects, given newest first. */
export function pageOfFew<Kept extends { id: string }>(kept: Kept[], kind: string, url: string, params: PageParams) {
  const limit = requirePage(params)
  const { starting_after, ending_before } = params
  const after = placeIn(kept, kind, starting_after, 'starting_after')
  const before = placeIn(kept, kind, ending_before, 'ending_before')
  const within = kept.slice((after ?? -1) + 1, before)
  const data = before === undefined ? within.slice(0, limit) : within.slice(-limit)
  return { object: 'list', data, has_more: within.length > limit, url }
}

function placeIn(kept: { id: string }[], kind: string, id: string | undefined, param: string): number | undefined {
  if (id === undefined) return undefined
  const place = kept.findIndex((one) => one.id === id)
  if (place === -1) throw noSuch(kind, id, param)
  return place
}
