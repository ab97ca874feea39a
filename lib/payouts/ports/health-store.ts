import type { Platform } from '../accounts/account'
import type { KeptFacts } from '../health/facts'
import type { Conflict } from '../installation/conflict'
import type { Difference } from '../vocabulary/difference'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { State } from '../vocabulary/state'
import type { FailingCheck } from './payment-store'

/** One page of a list; pass `next` to read on, null where the list ends. Opaque, and of one list. */
export interface Listed<Row> {
  rows: Row[]
  next: string | null
}

interface OfCoach {
  coachId: CoachId
  /** null before the coach gave it. */
  name: string | null
  email: string
  accountId: AccountId
}

/** A coach of whom news waits that no read could fetch. */
export interface Unconfirmed extends OfCoach {
  failure: Failure | null
  /** Reads that failed in a row. */
  failures: number
  since: Date
  /** null: as soon as somebody takes it. */
  nextTryAt: Date | null
}

/** A payment that looks at it could not check. */
export interface UncheckedPayment extends FailingCheck {
  reference: string
  coach: Pick<OfCoach, 'name' | 'email'>
  nextTryAt: Date
}

/** What a sweep found kept wrong, once a read had confirmed it. */
export interface DriftRecord extends OfCoach {
  id: string
  foundAt: Date
  ourState: State
  theirState: State
  /** What was kept otherwise. */
  differs: Difference[]
}

/** An account at the provider with our mark that is kept nowhere. */
export interface OrphanRecord {
  accountId: AccountId
  markedCoachId: string
  /** The address of the coach it was made for; null when we know no such coach. */
  email: string | null
  createdAt: Date
  seenAt: Date
}

/** Something at the provider that goes by a number of ours and is not ours. */
export interface ConflictRecord extends Conflict {
  /** The address of the coach it is about; null when we know no such coach. */
  email: string | null
  seenAt: Date
}

/** A coach whose account the provider shows no more. */
export interface GoneAccount extends OfCoach {
  lostAt: Date
}

/** What tells how the house does, and the lists behind the counts. A cursor that leads nowhere begins anew. */
export interface HealthStore {
  /**
   * @param platform null: nobody knows yet whose key is in use, so no account counts as its own or as another's
   * @param most where counting ends
   */
  healthFacts(platform: Platform | null, most: number): Promise<KeptFacts>
  /** Oldest news first. */
  unconfirmed(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<Unconfirmed>>
  /** Longest first. */
  unchecked(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<UncheckedPayment>>
  /** Latest first, as the other lists. */
  drifts(cursor: string | null, size: number): Promise<Listed<DriftRecord>>
  orphans(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<OrphanRecord>>
  conflicts(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<ConflictRecord>>
  goneAccounts(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<GoneAccount>>
}
