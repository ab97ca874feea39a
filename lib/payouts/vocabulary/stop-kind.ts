/** Why the provider stopped an account, as far as the answer to "who acts" depends on it. */
export const stopKinds = [
  'overdue',
  'checking',
  'review',
  'paused',
  'rejected',
  /** The platform rejected the account, and can undo it. */
  'rejected-by-us',
  'setting',
  'other',
] as const

export type StopKind = (typeof stopKinds)[number]
