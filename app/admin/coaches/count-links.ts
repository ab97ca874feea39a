import type { StateCount } from '@/components/admin/state-counts'
import type { TableFilter } from '@/lib/payouts/readiness-table'
import type { State } from '@/lib/payouts/state'
import type { AdminWords } from './admin-words'
import { statesInOrder } from './states-in-order'
import { tableHref } from './table-filter'

/** Everyone first, then each state somebody is in, or that is being shown. */
export function countLinks(
  counts: Record<State, number>,
  filter: TableFilter,
  { t, number }: AdminWords,
): StateCount[] {
  const link = (state: State | null, word: string, count: number): StateCount => ({
    href: tableHref({ ...filter, state, cursor: null }),
    word,
    count: number(count),
    isShown: filter.state === state,
  })
  const everyone = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return [
    link(null, t('table.everyone'), everyone),
    ...statesInOrder
      .filter((state) => counts[state] > 0 || state === filter.state)
      .map((state) => link(state, t(`state.${state}`), counts[state])),
  ]
}
