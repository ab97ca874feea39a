import type { Platform } from '../accounts/account'
import type { KeptFacts } from '../health/facts'
import type { Conflict } from '../installation/conflict'
import type { State } from '../vocabulary/accounts/state'
import type { Difference } from '../vocabulary/difference'
import type { Failure } from '../vocabulary/failure'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { FailingCheck } from './payment-store'

export interface Listed<Row> {
  rows: Row[]
  next: string | null
}

interface OfCoach {
  coachId: CoachId
  name: string | null
  email: string
  accountId: AccountId
}

export interface Unconfirmed extends OfCoach {
  failure: Failure | null
  failures: number
  since: Date
  nextTryAt: Date | null
}

export interface UncheckedPayment extends FailingCheck {
  reference: string
  coach: Pick<OfCoach, 'name' | 'email'>
  nextTryAt: Date
}

export interface DriftRecord extends OfCoach {
  id: string
  foundAt: Date
  ourState: State
  theirState: State
  differs: Difference[]
}

export interface OrphanRecord {
  accountId: AccountId
  markedCoachId: string
  email: string | null
  createdAt: Date
  seenAt: Date
}

export interface ConflictRecord extends Conflict {
  email: string | null
  seenAt: Date
}

export interface GoneAccount extends OfCoach {
  lostAt: Date
}

export interface HealthStore {
  /**
   * @param platform null: the key's platform is not known yet, so no account counts as its own or as another's
   * @param most where counting ends
   */
  healthFacts(platform: Platform | null, most: number): Promise<KeptFacts>
  unconfirmed(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<Unconfirmed>>
  unchecked(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<UncheckedPayment>>
  drifts(cursor: string | null, size: number): Promise<Listed<DriftRecord>>
  orphans(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<OrphanRecord>>
  conflicts(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<ConflictRecord>>
  goneAccounts(platform: Platform | null, cursor: string | null, size: number): Promise<Listed<GoneAccount>>
}
