import { isMadeUnder, type PayoutAccount, type Platform } from '../accounts/account'
import { canReceivePayment, stateOfSnapshot } from '../accounts/state'
import type { GateRefusal } from '../vocabulary/gate-refusal'
import { type State, stateFacts } from '../vocabulary/state'

/** What a charge is judged by, beside the account. */
export interface PaymentCase {
  /** null: nobody could say whose key is in use, so nothing can be confirmed under it. */
  platform: Platform | null
  /** False when the snapshot is stale and the provider gave no newer one. */
  isConfirmed: boolean
  /** ISO 4217, lower case. */
  currency: string
  /** We hold the coach ourselves. */
  isHeld: boolean
}

/** Why the gate refuses an account by what its snapshot says. */
function refusalOf(state: State): GateRefusal[] {
  const { refusal } = stateFacts[state]
  return refusal === null ? [] : [refusal]
}

/** The gate may refuse more than the rule, never less. An empty list admits. */
export function gateRefusals(account: PayoutAccount | null, charge: PaymentCase): GateRefusal[] {
  const { platform, isConfirmed, currency, isHeld } = charge
  const found = new Set<GateRefusal>(isHeld ? ['on-hold'] : [])
  if (account === null) return [...found, 'no-account']
  if (!canReceivePayment(account)) found.add('payouts-off')
  if (account.accessLostAt !== null) found.add('access-lost')
  for (const refusal of refusalOf(stateOfSnapshot(account.snapshot))) found.add(refusal)
  if (platform !== null && !isMadeUnder(account, platform)) found.add('other-platform')
  if (platform === null || !isConfirmed) found.add('could-not-confirm')
  if (account.snapshot.currency !== currency) found.add('other-currency')
  return [...found]
}

/** The reasons that stand by what is kept, however old it is: for a charge nobody asks for at this moment. */
export function lastingRefusals(
  account: PayoutAccount | null,
  charge: Omit<PaymentCase, 'isConfirmed'>,
): GateRefusal[] {
  return gateRefusals(account, { ...charge, isConfirmed: true })
}
