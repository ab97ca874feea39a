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

/** What two sides can differ on. */
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

export const conflictKinds = ['payment', 'account'] as const

export type ConflictKind = (typeof conflictKinds)[number]
