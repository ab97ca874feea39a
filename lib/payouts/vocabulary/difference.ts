/** What of an account can be stored otherwise than the provider says it. */
export const differences = [
  'access',
  'payouts',
  'charges',
  'submitted',
  'transfers',
  'stop',
  'requirements',
  'deadline',
  'country',
  'currency',
] as const

export type Difference = (typeof differences)[number]

/**
 * What two sides can say differently of something with a number of ours. kind: what sort of account or payment it is.
 * mode: live or test. payment: our number stands for another payment. owner: nobody here has the coach, or the account is
 * not theirs.
 */
export const conflictParts = [
  'installation',
  'reference',
  'coach',
  'account',
  'amount',
  'currency',
  'fee',
  'mode',
  'kind',
  'country',
  'payment',
  'owner',
] as const

export type ConflictPart = (typeof conflictParts)[number]

/** What can go by a number of ours at the provider without being ours. */
export const conflictKinds = ['payment', 'account'] as const

export type ConflictKind = (typeof conflictKinds)[number]
