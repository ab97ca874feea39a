import type { State } from '../vocabulary/accounts/state'
import type { AlertKind } from '../vocabulary/alert'
import type { MovementState } from '../vocabulary/payments/movement'

export interface AlertFacts {
  id: string
  kind: AlertKind
  /** A state, a payout, a dispute, what the provider refused, or a finding. */
  about: string
  raisedAt: Date
  curedAt: Date | null
  coach: { id: string; name: string | null; email: string; reference: string | null } | null
  reference: string | null
  /** null: the alert's account is no longer the coach's. */
  state: State | null
  dispute: { state: MovementState; dueBy: Date | null } | null
  /** No later payout in the currency has replaced it. */
  doesPayoutFail: boolean
  /** What the provider refused has succeeded since. */
  hasSucceeded: boolean
}
