import type { Snapshot } from '../accounts/account'
import type { State } from '../vocabulary/accounts/state'
import type { Cause } from '../vocabulary/cause'
import type { EmailKind } from '../vocabulary/email-kind'

export interface Row {
  isCoachs: boolean
  snapshot: Snapshot | null
  state: State
  notified: number
  fetched: number
  failures: number
  cause: Cause
  leaseUntil: number
  isByItself: boolean
  retryAt: number
  checkedAt: number
  /** Reconciliation saw a difference, and no event came since. */
  isDoubted: boolean
  drifts: number
  decisions: { from: State; to: State; generation: number }[]
  emails: EmailKind[]
}
