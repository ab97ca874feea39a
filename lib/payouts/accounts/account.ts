import type { StopKind } from '../vocabulary/accounts/stop-kind'
import type { Transfers } from '../vocabulary/accounts/transfers'
import type { Cause } from '../vocabulary/cause'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId, WordKey } from '../vocabulary/ids'
import type { ListedRequirement, Requirement } from './requirement'

export interface Stop {
  kind: StopKind
  /** The provider's code, for staff and audit only; nothing depends on it. */
  code: string
  word: WordKey
}

export interface Snapshot {
  payoutsEnabled: boolean
  chargesEnabled: boolean
  submitted: boolean
  transfers: Transfers
  stop: Stop | null
  requirements: Requirement[]
  /** null for snapshots older than this field. */
  listed: ListedRequirement[] | null
  /** The earliest due date; null without one. */
  deadline: Date | null
  /** ISO 3166, upper case; never changes. */
  country: string
  /** ISO 4217, lower case: the payout currency. */
  currency: string
}

export interface Platform {
  accountId: AccountId
  live: boolean
}

export interface PayoutAccount {
  coachId: CoachId
  accountId: AccountId
  platform: Platform
  snapshot: Snapshot
  /** Set when the provider denied access twice in a row. */
  accessLostAt: Date | null
  checkedAt: Date
  /** By the database's clock; negative when that was set back. */
  ageSeconds: number
  checkedBy: Cause
  /** Counts wanted fetches. */
  notified: number
  /** The value of `notified` before this snapshot's fetch. */
  fetched: number
  failures: number
  lastFailure: Failure | null
  isClosing: boolean
}

export function isMadeUnder(account: Pick<PayoutAccount, 'platform'>, platform: Platform): boolean {
  return account.platform.accountId === platform.accountId && account.platform.live === platform.live
}
