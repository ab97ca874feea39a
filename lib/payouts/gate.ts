import { isMadeUnder, type PayoutAccount, type Platform } from './account'
import { canReceivePayment } from './state'

/** Why the gate refuses a charge; each can stand alone. */
export type GateRefusal =
  | 'no-account'
  | 'payouts-off'
  | 'access-lost'
  | 'rejected'
  | 'other-platform'
  | 'could-not-confirm'

/** The gate may refuse more than the rule, never less. An empty list admits. */
export function gateRefusals(account: PayoutAccount | null, platform: Platform, isConfirmed: boolean): GateRefusal[] {
  if (account === null) return ['no-account']
  const refusals: GateRefusal[] = []
  if (!canReceivePayment(account)) refusals.push('payouts-off')
  if (account.accessLostAt !== null) refusals.push('access-lost')
  if (account.snapshot.stop?.kind === 'rejected') refusals.push('rejected')
  if (!isMadeUnder(account, platform)) refusals.push('other-platform')
  if (!isConfirmed) refusals.push('could-not-confirm')
  return refusals
}
