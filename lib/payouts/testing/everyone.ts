import type { TableFilter } from '../coaches/readiness-table'

/** The first page of all coaches, in the order of the work. */
export const everyone: TableFilter = {
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
  size: 50,
}
