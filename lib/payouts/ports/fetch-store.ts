import type { Platform, Snapshot } from '../accounts/account'
import type { DecidedBy } from '../decisions/decision'
import type { OwedEmails } from '../emails/owed'
import type { State } from '../vocabulary/accounts/state'
import type { Cause } from '../vocabulary/cause'
import type { Failure } from '../vocabulary/failure'
import type { AccountId } from '../vocabulary/ids'
import type { Away } from './provider'

export interface FetchClaim {
  accountId: AccountId
  generation: number
  cause: Cause
}

/** A fetch's answer, with the generation taken before it was asked for. */
export interface KeptRead {
  accountId: AccountId
  generation: number
  cause: Cause
  by: DecidedBy
  /** null: gone or not ours. */
  snapshot: Snapshot | null
  state: State
  emails: OwedEmails
}

export interface FetchStore {
  /** Raises the counter and takes the lease; returns the generation. */
  raise(accountId: AccountId, cause: Cause): Promise<number>
  /** Raises the counter for a job to fetch. */
  wantFetch(accountId: AccountId, cause: Cause): Promise<void>
  /** @param which by-themselves: only those that no page settles; by default all */
  claimFetches(platform: Platform, limit: number, which?: 'by-themselves'): Promise<FetchClaim[]>
  giveBackClaims(accountIds: AccountId[]): Promise<void>
  /**
   * Keeps each, with decision and emails, unless the same or a later generation was kept; returns those kept. Records
   * drift that reconciliation saw. Keeps none when one of them cannot be stored.
   */
  keepSnapshots(reads: KeptRead[]): Promise<AccountId[] | Away>
  /** Releases the lease and waits 2, 4, 8 … seconds, an hour at most, with jitter. Never drops the account. */
  postponeFetch(accountId: AccountId, failure: Failure): Promise<void>
  /** For a fetch that never started: no failure, two seconds. */
  leaveFetch(accountId: AccountId): Promise<void>
}
