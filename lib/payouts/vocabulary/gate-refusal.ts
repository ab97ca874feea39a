/** Why the gate refuses a payment; each can stand alone. */
export const allGateRefusals = [
  'on-hold',
  'no-account',
  'payouts-off',
  /** Payouts are on, but the provider takes no new money for the account. */
  'transfers-inactive',
  'access-lost',
  'rejected',
  'other-platform',
  'could-not-confirm',
  /** The account is paid in another currency, and would lose by the change. */
  'other-currency',
] as const

export type GateRefusal = (typeof allGateRefusals)[number]

export function isGateRefusal(code: string): code is GateRefusal {
  return allGateRefusals.some((known) => known === code)
}
