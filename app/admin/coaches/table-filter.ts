import { z } from 'zod'
import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import { toSearch } from '@/lib/payouts/vocabulary/text'
import type { SearchParams } from '../../search-params'

/** The address's filter; ignores invalid parts. */
export function toTableFilter(params: SearchParams): TableFilter {
  return { ...grammar.parse(params), size: rowsOnAPage }
}

export function tableHref({ state, search, sort, cursor }: Omit<TableFilter, 'size'>): string {
  const query = new URLSearchParams()
  if (search !== '') query.set('search', search)
  if (state !== null) query.set('state', state)
  if (sort !== firstSort) query.set('sort', sort)
  if (cursor !== null) query.set('cursor', cursor)
  return query.size === 0 ? '/admin/coaches' : `/admin/coaches?${query}`
}

const rowsOnAPage = 50
const firstSort = 'name'

const grammar = z.object({
  state: z.enum(shownStates).nullable().catch(null),
  search: z.string().max(200).transform(toSearch).catch(''),
  sort: z.enum(['name', 'due', 'checked']).catch(firstSort),
  cursor: z.string().nullable().catch(null),
})
