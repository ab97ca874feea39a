import type { Snapshot } from '../accounts/account'
import type { Cause } from '../vocabulary/cause'
import type { EmailKind } from '../vocabulary/email-kind'
import type { State } from '../vocabulary/state'

/** What the real memory keeps of one account, as far as the order of news goes. */
export interface Row {
  /** Whether the account was saved for a coach; only such are read. */
  isCoachs: boolean
  snapshot: Snapshot | null
  state: State
  notified: number
  fetched: number
  failures: number
  cause: Cause
  leaseUntil: number
  retryAt: number
  /** When the provider last said what is kept. */
  checkedAt: number
  /** A sweep saw it otherwise than it is kept, and no notice was heard since. */
  isDoubted: boolean
  /** How often a read confirmed that. */
  drifts: number
  decisions: { from: State; to: State; generation: number }[]
  emails: EmailKind[]
}
