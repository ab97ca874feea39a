import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { toSearch } from '@/lib/payouts/vocabulary/text'
import { dueFilters, remindedFilters, type TableSort, tableSorts, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import type { SearchParams } from '../../search-params'

export interface Known {
  isRequirement(key: string): boolean
  isCountry(code: string): boolean
}

export interface AskedTable {
  filter: TableFilter
  /** Query parameters without meaning here, which are left out. */
  ignored: string[]
}

/** The address's filter. */
export function toTableFilter(params: SearchParams, { isRequirement, isCountry }: Known): AskedTable {
  const ignored: string[] = []
  const read = <Value>(name: string, toValue: (text: string) => Value | null): Value | null => {
    const given = params[name]
    if (given === undefined || given === '') return null
    const value = typeof given === 'string' ? toValue(given) : null
    if (value === null) ignored.push(name)
    return value
  }
  const oneOf =
    <Word extends string>(words: readonly Word[]) =>
    (text: string) =>
      words.find((word) => word === text) ?? null
  const due = read('due', oneOf(dueFilters))
  const reminded = read('reminded', oneOf(remindedFilters))
  // Older addresses sort by the last sync, which says nothing about the work.
  const sort = read('sort', (text) => (text === 'checked' ? 'work' : oneOf(tableSorts)(text.replace(/^-/, ''))))
  const filter: TableFilter = {
    tab: read('tab', oneOf(workTabs)),
    state: read('state', oneOf(shownStates)),
    country: read('country', (text) => (isCountry(text) ? text : null)),
    requirement: read('requirement', (text) => (isRequirement(text) ? (text as WordKey) : null)),
    due,
    reminded,
    search: read('search', (text) => (text.length > 200 ? null : toSearch(text))) ?? '',
    sort: sort ?? firstSort({ due, reminded }),
    isReversed: sort !== null && String(params.sort).startsWith('-'),
    cursor: read('cursor', (text) => text),
    size: rowsOnAPage,
  }
  return { filter, ignored }
}

export function tableHref(filter: Omit<TableFilter, 'size'>): string {
  return viewHref(queryOf(filter))
}

/** @param query as `viewOf` writes it */
export function viewHref(query: string): string {
  return query === '' ? '/admin/coaches' : `/admin/coaches?${query}`
}

/** The query of a whole view, whichever page of it is shown; empty for everyone. */
export function viewOf(filter: Omit<TableFilter, 'size'>): string {
  return queryOf({ ...filter, cursor: null })
}

function queryOf(filter: Omit<TableFilter, 'size'>): string {
  const query = new URLSearchParams()
  for (const name of filterNames) if (filter[name] !== null && filter[name] !== '') query.set(name, filter[name])
  if (filter.isReversed || filter.sort !== firstSort(filter))
    query.set('sort', filter.isReversed ? `-${filter.sort}` : filter.sort)
  if (filter.cursor !== null) query.set('cursor', filter.cursor)
  return query.toString()
}

/** What a filter asks for is first in its own order, by which an index finds it. */
export function firstSort({ due, reminded }: Pick<TableFilter, 'due' | 'reminded'>): TableSort {
  if (due !== null) return 'due'
  return reminded === null ? 'work' : 'reminded'
}

export const filterNames = ['tab', 'search', 'state', 'country', 'requirement', 'due', 'reminded'] as const

const rowsOnAPage = 50

/** What requirements are about, as the provider's words have them. */
export const topics = [
  'identity',
  'document',
  'address',
  'contact',
  'payout',
  'tax',
  'business',
  'people',
  'agreement',
  'risk',
  'other',
].map((topic) => `topic.${topic}` as WordKey)
