export const allGateRefusals = [
  'on-hold',
  'no-account',
  'payouts-off',
  'transfers-inactive',
  'access-lost',
  'rejected',
  'other-platform',
  'could-not-confirm',
  /** A conversion would cost the coach. */
  'other-currency',
] as const

export type GateRefusal = (typeof allGateRefusals)[number]

export function isGateRefusal(code: string): code is GateRefusal {
  return allGateRefusals.some((known) => known === code)
}
