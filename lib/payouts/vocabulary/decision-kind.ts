/** Who decides: a person, an API client by its key, or one of our machines. */
export const deciderKinds = ['coach', 'admin', 'service', 'machine'] as const

export type DeciderKind = (typeof deciderKinds)[number]

/** What API clients read as changes: whether a coach can be paid may have changed. */
export const changeKinds = ['account-opened', 'state-changed', 'coach-held', 'coach-released'] as const

export type ChangeKind = (typeof changeKinds)[number]

/** What a coach reads as their own timeline, whatever became of payments. */
export const timelineKinds = [...changeKinds, 'coach-added', 'link-handed-out'] as const

/** Requests of a coach that were refused before anything was made. */
export const refusedSetUpKinds = ['set-up-refused', 'link-refused'] as const

/** Each kind of decision. */
export const decisionKinds = [
  ...timelineKinds,
  ...refusedSetUpKinds,
  'coach-renamed',
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

/** Where a link of the provider's leads. */
export const linkKinds = ['onboarding', 'dashboard'] as const

export type LinkKind = (typeof linkKinds)[number]
