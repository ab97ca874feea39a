export const alertKinds = [
  'coach-stopped',
  'account-closed',
  'payout-failed',
  'dispute',
  'provider-refused',
  'health',
] as const

export type AlertKind = (typeof alertKinds)[number]

export const alertTimings = ['at-once', 'digest', 'none'] as const

export type AlertTiming = (typeof alertTimings)[number]

export type AlertChoices = Record<AlertKind, AlertTiming>

/** The coach acts on the two that wait for the morning. */
export const usualTimings = {
  'coach-stopped': 'digest',
  'account-closed': 'at-once',
  'payout-failed': 'digest',
  dispute: 'at-once',
  'provider-refused': 'at-once',
  health: 'at-once',
} as const satisfies AlertChoices

export const alertMessageKinds = ['email', 'digest', 'webhook'] as const

export type AlertMessageKind = (typeof alertMessageKinds)[number]

/** cured: nothing left to say. unwanted: the reader chose otherwise, or is no longer staff. late: given up. */
export const alertOutcomes = ['sent', 'cured', 'unwanted', 'refused', 'late'] as const

export type AlertOutcome = (typeof alertOutcomes)[number]

/** May raise one; a trigger judges which do. */
export const alertingDecisionKinds = [
  'state-changed',
  'payout-failed',
  'set-up-refused',
  'link-refused',
  'account-not-closed',
  'charge-outcome',
  'refund-outcome',
] as const

export const refusedThings = ['set-up', 'link', 'closing', 'payment', 'refund'] as const
