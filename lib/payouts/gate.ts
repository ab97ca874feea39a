import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { canReceivePayment } from './state'

/** Why the gate refuses a charge; each can stand alone. */
export type GateRefusal =
  | 'on-hold'
  | 'no-account'
  | 'payouts-off'
  | 'access-lost'
  | 'rejected'
  | 'other-platform'
  | 'could-not-confirm'
  /** The account is paid in another currency, and would lose by the change. */
  | 'other-currency'

/** What a charge is judged by, beside the account. */
export interface ChargeCase {
  /** null: nobody could say whose key is in use, so nothing can be confirmed under it. */
  platform: Platform | null
  /** False when the snapshot is stale and the provider gave no newer one. */
  isConfirmed: boolean
  /** ISO 4217, lower case. */
  currency: string
  /** We hold the coach ourselves. */
  isHeld: boolean
}

/** The gate may refuse more than the rule, never less. An empty list admits. */
export function gateRefusals(account: PayoutAccount | null, charge: ChargeCase): GateRefusal[] {
  const { platform, isConfirmed, currency, isHeld } = charge
  const refusals: GateRefusal[] = isHeld ? ['on-hold'] : []
  if (account === null) return [...refusals, 'no-account']
  if (!canReceivePayment(account)) refusals.push('payouts-off')
  if (account.accessLostAt !== null) refusals.push('access-lost')
  if (account.snapshot.stop?.kind === 'rejected') refusals.push('rejected')
  if (platform !== null && !isMadeUnder(account, platform)) refusals.push('other-platform')
  if (platform === null || !isConfirmed) refusals.push('could-not-confirm')
  if (account.snapshot.currency !== currency) refusals.push('other-currency')
  return refusals
}

/** Why the gate would refuse whatever the charge: the reasons that stand as long as the coach's do. An empty list admits. */
export function lastingRefusals(account: PayoutAccount | null, isHeld: boolean): GateRefusal[] {
  const anyCharge = { platform: account?.platform ?? null, currency: account?.snapshot.currency ?? '' }
  return gateRefusals(account, { ...anyCharge, isConfirmed: true, isHeld })
}
