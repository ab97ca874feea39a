import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { firstSort, tableHref } from '../coaches/table-filter'

/** The coaches behind a figure: everyone but for these parts of the filter. */
export function coachesHref(parts: Partial<Omit<TableFilter, 'size' | 'cursor' | 'isReversed'>>): string {
  const filter = { ...everyone, ...parts }
  return tableHref({ ...filter, sort: parts.sort ?? firstSort(filter) })
}

const everyone = {
  tab: null,
  state: null,
  country: null,
  requirement: null,
  due: null,
  reminded: null,
  search: '',
  sort: 'work',
  isReversed: false,
  cursor: null,
} as const
