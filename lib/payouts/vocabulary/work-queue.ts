/** Where a coach stands in staff's work queue, by who acts. Each coach is in one. */
export const workTabs = ['us', 'coach', 'provider', 'payable', 'closed'] as const

export type WorkTab = (typeof workTabs)[number]

/** `work`: overdue, then the most payments refused, then the longest in its state. */
export const tableSorts = ['work', 'name', 'state', 'due', 'since', 'refused', 'reminded'] as const

export type TableSort = (typeof tableSorts)[number]

/** Due before now, within seven days, or within thirty. */
export const dueFilters = ['overdue', 'week', 'month'] as const

export type DueFilter = (typeof dueFilters)[number]

/** The last reminder: none so far, within seven days, or longer ago. */
export const remindedFilters = ['never', 'week', 'older'] as const

export type RemindedFilter = (typeof remindedFilters)[number]

/** Emails that ask a coach for nothing, so that they remind of nothing. */
export const newsKinds = ['can-be-paid', 'payouts-stopped', 'closed', 'payout-failed'] as const
