export const payoutFailures = [
  'account-closed',
  'no-account',
  'wrong-holder',
  'blocked',
  'wrong-currency',
  'no-money',
  'other',
] as const

export type PayoutFailure = (typeof payoutFailures)[number]
