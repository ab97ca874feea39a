import type { StateCount } from '@/components/admin/state-counts'
import type { FoundPage, Standing, TableFilter } from '@/lib/payouts/readiness-table'
import type { AdminWords } from './admin-words'
import { standingsInOrder, statesInOrder } from './states-in-order'
import { tableHref } from './table-filter'

/** Everyone first, then each state somebody is in, or that is being shown, and those we hold. */
export function countLinks(counts: FoundPage['counts'], filter: TableFilter, { t, number }: AdminWords): StateCount[] {
  const link = (state: Standing | null, word: string, count: number): StateCount => ({
    href: tableHref({ ...filter, state, cursor: null }),
    word,
    count: number(count),
    isShown: filter.state === state,
  })
  const everyone = statesInOrder.reduce((sum, state) => sum + counts[state], 0)
  return [
    link(null, t('table.everyone'), everyone),
    ...standingsInOrder
      .filter((state) => counts[state] > 0 || state === filter.state)
      .map((state) => link(state, t(`state.${state}`), counts[state])),
  ]
}
