import type { SortColumn, SortLink } from '@/components/admin/coaches/coach-table'
import type { ChosenFilter, FilterSelect } from '@/components/admin/coaches/work-filters'
import type { WorkTabLink } from '@/components/admin/coaches/work-tabs'
import type { TableFilter, TablePage } from '@/lib/payouts/coaches/readiness-table'
import { shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import { dueFilters, remindedFilters, type TableSort, tableSorts, workTabs } from '@/lib/payouts/vocabulary/work-queue'
import type { AdminWords } from '../admin-words'
import { firstSort, tableHref, topics } from './table-filter'

/** Everyone, then by who acts. Another tab keeps the other filters. */
export function tabLinks({ tabs }: TablePage['counts'], filter: TableFilter, { t, number }: AdminWords): WorkTabLink[] {
  const everyone = workTabs.reduce((sum, tab) => sum + tabs[tab], 0)
  return ([...workTabs, null] as const).map((tab) => ({
    href: tableHref({ ...filter, tab, cursor: null }),
    word: t(`table.tab.${tab ?? 'all'}`),
    count: number(tab === null ? everyone : tabs[tab]),
    isShown: filter.tab === tab,
  }))
}

/** Sorts by a column, and by one that is sorted the other way round. */
export function sortLinks(filter: TableFilter, { t }: AdminWords): Record<SortColumn | 'who', SortLink> {
  const link = (sort: TableSort, word: string): SortLink => {
    const isSorted = filter.sort === sort
    const isReversed = isSorted && !filter.isReversed
    return {
      href: tableHref({ ...filter, sort, isReversed, cursor: null }),
      word,
      label: t('table.sort-by', { column: word }),
      isSorted,
      isReversed: isSorted && filter.isReversed,
    }
  }
  return {
    name: link('name', t('table.coach')),
    state: link('state', t('table.can-be-paid')),
    who: { ...link('state', t('table.who-acts')), isSorted: false },
    due: link('due', t('table.due')),
    since: link('since', t('table.stuck-for')),
    refused: link('refused', t('table.refused')),
    reminded: link('reminded', t('table.reminded')),
  }
}

export function sayOrder({ sort, isReversed }: TableFilter, { t }: AdminWords): string {
  const way = t(`table.way.${sort}`)
  return t('table.sorted', { way: isReversed ? t('table.reversed', { way }) : way })
}

export function filterSelects(
  filter: TableFilter,
  { counts }: TablePage,
  countries: readonly string[],
  words: AdminWords,
): FilterSelect[] {
  const { t, label, country, number } = words
  const select = (
    name: 'state' | 'country' | 'requirement' | 'due' | 'reminded',
    options: { value: string; label: string }[],
  ): FilterSelect => ({
    name,
    label: t(`table.filter.${name}`),
    value: filter[name] ?? '',
    options: [{ value: '', label: t(`table.any.${name}`) }, ...options],
  })
  const chosenWord = filter.requirement === null || topics.includes(filter.requirement) ? [] : [filter.requirement]
  return [
    select(
      'state',
      shownStates
        .filter((state) => counts.states[state] > 0 || state === filter.state)
        .map((state) => ({ value: state, label: `${t(`state.${state}`)} (${number(counts.states[state])})` })),
    ),
    select(
      'country',
      countries
        .map((code) => ({ value: code, label: country(code) }))
        .sort((one, other) => one.label.localeCompare(other.label, 'en')),
    ),
    select(
      'requirement',
      [...chosenWord, ...topics].map((word) => ({ value: word, label: label(word) })),
    ),
    select(
      'due',
      dueFilters.map((due) => ({ value: due, label: t(`table.due-filter.${due}`) })),
    ),
    select(
      'reminded',
      remindedFilters.map((reminded) => ({ value: reminded, label: t(`table.reminded-filter.${reminded}`) })),
    ),
    {
      name: 'sort',
      label: t('table.filter.sort'),
      value: filter.sort === firstSort(filter) && !filter.isReversed ? '' : sortName(filter),
      options: [
        { value: '', label: t('table.sort.work') },
        ...tableSorts
          .filter((sort) => sort !== 'work')
          .map((sort) => ({ value: sort as string, label: t(`table.sort.${sort}`) })),
        ...(filter.isReversed ? [{ value: sortName(filter), label: sayOrder(filter, words) }] : []),
      ],
    },
  ]
}

function sortName({ sort, isReversed }: TableFilter): string {
  return isReversed ? `-${sort}` : sort
}

export function chosenFilters(filter: TableFilter, { t, label, country }: AdminWords): ChosenFilter[] {
  const { search, state, requirement, due, reminded } = filter
  const words = {
    search: search === '' ? null : `“${search}”`,
    state: state === null ? null : t(`state.${state}`),
    country: filter.country === null ? null : country(filter.country),
    requirement: requirement === null ? null : label(requirement),
    due: due === null ? null : t(`table.due-filter.${due}`),
    reminded: reminded === null ? null : t(`table.reminded-filter.${reminded}`),
  }
  return Object.entries(words).flatMap(([name, word]) => {
    if (word === null) return []
    const without: TableFilter = { ...filter, [name]: name === 'search' ? '' : null, cursor: null }
    // An order that only the filter asked for goes with it.
    const isOwnOrder = filter.sort === firstSort(filter) && !filter.isReversed
    const href = tableHref(isOwnOrder ? { ...without, sort: firstSort(without) } : without)
    return [{ word, label: t('table.remove', { filter: word }), href }]
  })
}

export function sayRange({ before, rows, total }: TablePage, { t, number }: AdminWords): string {
  if (rows.length === 0) return ''
  const range = { from: number(before + 1), to: number(before + rows.length) }
  return total === null ? t('table.range-open', range) : t('table.range', { ...range, total: number(total) })
}
