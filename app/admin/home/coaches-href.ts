import type { TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { everyone } from '@/lib/payouts/vocabulary/work-queue'
import { firstSort, tableHref } from '../coaches/table-filter'

/** The coaches behind a figure: everyone but for these parts of the filter. */
export function coachesHref(parts: Partial<Omit<TableFilter, 'size' | 'cursor' | 'isReversed'>>): string {
  const filter = { ...everyone, ...parts }
  return tableHref({ ...filter, sort: parts.sort ?? firstSort(filter) })
}
