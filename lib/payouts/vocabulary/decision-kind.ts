export const deciderKinds = ['coach', 'admin', 'api-client', 'machine'] as const

export type DeciderKind = (typeof deciderKinds)[number]

/** What API clients read as changes. */
export const changeKinds = [
  'account-opened',
  'account-closed',
  'state-changed',
  'coach-held',
  'coach-released',
] as const

export type ChangeKind = (typeof changeKinds)[number]

export const timelineKinds = [...changeKinds, 'coach-added', 'link-handed-out', 'payout-failed', 'help-asked'] as const

export const refusedSetUpKinds = ['set-up-refused', 'link-refused'] as const

export const decisionKinds = [
  ...timelineKinds,
  ...refusedSetUpKinds,
  'account-not-closed',
  'coach-renamed',
  'coach-invited',
  'coach-reminded',
  'note-added',
  'coach-excluded',
  'coach-readmitted',
  'reminders-stopped',
  'reminders-resumed',
  'reference-changed',
  'email-change-asked',
  'email-change-dropped',
  'email-corrected',
  'email-changed',
  'email-refused',
  'charge-admitted',
  'charge-refused',
  'charge-outcome',
  'refund-asked',
  'refund-outcome',
  'key-made',
  'key-revoked',
  'role-changed',
  'identity-changed',
] as const

export type DecisionKind = (typeof decisionKinds)[number]

export const linkKinds = ['onboarding', 'dashboard'] as const

export type LinkKind = (typeof linkKinds)[number]
