import type { Cause } from '../vocabulary/cause'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId, WordKey } from '../vocabulary/ids'
import type { StopKind } from '../vocabulary/stop-kind'
import type { Transfers } from '../vocabulary/transfers'
import type { ListedRequirement, Requirement } from './requirement'

export interface Stop {
  kind: StopKind
  /** The provider's own code, kept for staff and the audit; never decides beyond `kind`. */
  code: string
  word: WordKey
}

/** What the provider said about an account in one read. */
export interface Snapshot {
  payoutsEnabled: boolean
  chargesEnabled: boolean
  /** The coach sent the provider's form at least once. */
  submitted: boolean
  transfers: Transfers
  stop: Stop | null
  requirements: Requirement[]
  /** The provider's lists entry by entry; null where the snapshot is older than our keeping them. */
  listed: ListedRequirement[] | null
  /** The earliest day something must be answered by; null when the provider names none. */
  deadline: Date | null
  /** ISO 3166 code, upper case, fixed for the account's life. */
  country: string
  /** ISO 4217 code, lower case: what the account is paid in. */
  currency: string
}

/** The platform account and mode a key speaks for. */
export interface Platform {
  accountId: AccountId
  live: boolean
}

/** Our dated snapshot of the coach's account at the provider. */
export interface PayoutAccount {
  coachId: CoachId
  accountId: AccountId
  /** The platform and mode it was made under. */
  platform: Platform
  snapshot: Snapshot
  /** Set when the provider says, twice in a row, that the account is gone or no longer ours to see. */
  accessLostAt: Date | null
  checkedAt: Date
  /** Seconds between `checkedAt` and now, both by the memory's clock; below zero when that clock was set back. */
  ageSeconds: number
  checkedBy: Cause
  /** How often news was announced or asked for. */
  notified: number
  /** The value of `notified` before the read that gave this snapshot began. */
  fetched: number
  /** Reads that failed in a row since the last one that worked. */
  failures: number
  lastFailure: Failure | null
}

export function isMadeUnder(account: Pick<PayoutAccount, 'platform'>, platform: Platform): boolean {
  return account.platform.accountId === platform.accountId && account.platform.live === platform.live
}
