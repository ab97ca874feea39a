import type { StateCount } from '@/components/admin/coaches/state-counts'
import type { FoundPage, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import { type ShownState, shownStates, states } from '@/lib/payouts/vocabulary/accounts/state'
import type { AdminWords } from '../admin-words'
import { tableHref } from './table-filter'

/** Everyone, each state that occurs or is selected, and holds. */
export function countLinks(counts: FoundPage['counts'], filter: TableFilter, { t, number }: AdminWords): StateCount[] {
  const link = (state: ShownState | null, word: string, count: number): StateCount => ({
    href: tableHref({ ...filter, state, cursor: null }),
    word,
    count: number(count),
    isShown: filter.state === state,
  })
  const everyone = states.reduce((sum, state) => sum + counts[state], 0)
  return [
    link(null, t('table.everyone'), everyone),
    ...shownStates
      .filter((state) => counts[state] > 0 || state === filter.state)
      .map((state) => link(state, t(`state.${state}`), counts[state])),
  ]
}
