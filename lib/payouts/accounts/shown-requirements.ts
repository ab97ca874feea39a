import { isFinal, type State } from '../vocabulary/accounts/state'
import type { PayoutAccount } from './account'
import type { Requirement } from './requirement'
import { asOf } from './requirement-place'

export function shownRequirements(account: PayoutAccount | null, state: State, now: Date): Requirement[] {
  return account === null || !canAnswer(state) ? [] : account.snapshot.requirements.map(asOf(now))
}

export function canAnswer(state: State): boolean {
  return !isFinal(state)
}
