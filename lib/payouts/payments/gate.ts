import { isMadeUnder, type PayoutAccount, type Platform } from '../accounts/account'
import { canReceivePayment, stateOfSnapshot } from '../accounts/state'
import { type State, stateFacts } from '../vocabulary/accounts/state'
import type { GateRefusal } from '../vocabulary/payments/gate-refusal'

export interface PaymentCase {
  /** null: unknown, so nothing can be confirmed. */
  platform: Platform | null
  /** False when stale and not fetched. */
  isConfirmed: boolean
  currency: string
  isHeld: boolean
}

function refusalOf(state: State): GateRefusal[] {
  const { refusal } = stateFacts[state]
  return refusal === null ? [] : [refusal]
}

/** May refuse more than the rule, never less. Empty admits. */
export function gateRefusals(account: PayoutAccount | null, payment: PaymentCase): GateRefusal[] {
  const { platform, isConfirmed, currency, isHeld } = payment
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

/** Reasons that hold regardless of age. */
export function lastingRefusals(
  account: PayoutAccount | null,
  payment: Omit<PaymentCase, 'isConfirmed'>,
): GateRefusal[] {
  return gateRefusals(account, { ...payment, isConfirmed: true })
}
