import { answerKinds } from './email-kind'

export const workTabs = ['us', 'coach', 'provider', 'payable', 'closed'] as const

export type WorkTab = (typeof workTabs)[number]

export const tableSorts = ['work', 'name', 'state', 'due', 'since', 'refused', 'reminded'] as const

export type TableSort = (typeof tableSorts)[number]

export const dueFilters = ['overdue', 'week', 'month'] as const

export type DueFilter = (typeof dueFilters)[number]

export const remindedFilters = ['never', 'week', 'older'] as const

export type RemindedFilter = (typeof remindedFilters)[number]

/** Everyone, in the order of the work, from the first page on. */
export const everyone = {
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

/** They remind a coach of nothing. */
export const reportingKinds = [...answerKinds, 'payout-failed'] as const
