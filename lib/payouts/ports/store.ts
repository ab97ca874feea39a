import type { PayoutAccount, Platform, Snapshot } from '../accounts/account'
import type { ChangeStore } from '../api-clients/change'
import type { KeyStore } from '../api-clients/key'
import type { Coach } from '../coaches/coach'
import type { Hold } from '../coaches/hold'
import type { FoundPage, TableFilter } from '../coaches/readiness-table'
import type { DecidedBy, DeciderNames, Decision, RecordedDecision } from '../decisions/decision'
import type { OwedEmail } from '../emails/owed'
import type { Conflict, ConflictStore } from '../installation/conflict'
import type { Installation, InstallationMark, InstallationStore } from '../installation/installation'
import type { Cause } from '../vocabulary/cause'
import type { Failure } from '../vocabulary/failure'
import type { HoldReason } from '../vocabulary/hold-reason'
import type { AccountId, AdminId, CoachId } from '../vocabulary/ids'
import type { State } from '../vocabulary/state'
import type { AdmittedPaymentStore } from './admitted-payment-store'
import type { AdoptStore } from './adopt-store'
import type { EmailStore } from './email-store'
import type { HealthStore } from './health-store'
import type { MovementWatchStore } from './movement-list-store'
import type { PaymentCheckStore, PaymentPagesStore, PaymentStore } from './payment-store'
import type { Away, ListedAccount, ListQuery, OpenedAccount } from './provider'
import type { RefundStore } from './refund-store'
import type { ReportStore } from './report-store'

/** Which attempt at opening the coach's account a click is to make, and who else is at it. */
export interface SetUpClaim {
  installation: Installation
  /** Whose mark this attempt asks with; null: an older build began it, and asked with none. */
  askedAs: InstallationMark
  /** Every country that was asked for so far. */
  countries: readonly string[]
  /** Names the provider's idempotency key; the same attempt gives the same account for about a day. */
  attempt: number
  /** When the first try of all began. */
  started: Date
  /** This click's number among all tries of this coach, from 1. */
  tries: number
  /** Seconds since the try before this one began; null for the first, and very many for the first at a later attempt. */
  quietSeconds: number | null
}

/** One row per coach holds which attempt at opening an account is under way. */
export interface SetUpStore {
  /** One statement: creates the row at attempt 1 or counts one more try; notes country and time. */
  claimSetUp(coachId: CoachId, country: string): Promise<SetUpClaim>
  /** Moves to the next attempt, unless somebody tried after `claim` was made. Answers whether it moved. */
  closeAttempt(coachId: CoachId, claim: SetUpClaim): Promise<boolean>
  /** Moves to the next attempt, whoever else is at this one: for an attempt that can make nothing any more. */
  leaveAttempt(coachId: CoachId, attempt: number): Promise<void>
  /**
   * Keeps the account id the moment it is known, raises its counter, records the decision and writes the letter it owes
   * to a coach whose account was not there before, in one statement.
   * Keeps the first: when the coach already has an account, nothing is written and false is answered. Away where what
   * the provider said of it cannot be kept.
   */
  saveAccount(account: {
    coachId: CoachId
    opened: OpenedAccount
    platform: Platform
    state: State
    email: OwedEmail
    decision: Decision
  }): Promise<boolean | Away>
}

export interface FetchClaim {
  accountId: AccountId
  generation: number
  cause: Cause
}

/** The counters that make a newer answer always win, and the snapshots they guard. */
export interface FetchStore {
  /** Announces that news is wanted and takes the lease; answers the generation the coming read may claim. */
  raise(accountId: AccountId, cause: Cause): Promise<number>
  /** Takes up to `limit` accounts of this platform's coaches whose news was not fetched and nobody is fetching. */
  claimFetches(platform: Platform, limit: number): Promise<FetchClaim[]>
  /** Ends the leases of accounts that are not read after all. */
  giveBackClaims(accountIds: AccountId[]): Promise<void>
  /**
   * Keeps a read that began at `generation`, unless a read of the same or a later generation was kept before.
   * Snapshot, counter, the decision about a changed state and the letter it owes are one statement. Answers whether it
   * was kept, or away where it cannot be kept at all. Where it confirms what a sweep saw and no notice was heard since,
   * the drift is noted.
   */
  keepSnapshot(read: {
    accountId: AccountId
    generation: number
    cause: Cause
    by: DecidedBy
    /** null: the account is gone or no longer ours to see. */
    snapshot: Snapshot | null
    state: State
    email: OwedEmail
  }): Promise<boolean | Away>
  /**
   * Notes a failed read, gives the lease back and waits before the next: about 2, 4, 8 … seconds by the number of
   * failures in a row, an hour at most, with jitter. The account is never dropped.
   */
  postponeFetch(accountId: AccountId, failure: Failure): Promise<void>
  /** Gives the lease back of a read that never began; the next may begin two seconds later. No failure is noted. */
  leaveFetch(accountId: AccountId): Promise<void>
}

export type WebhookEventKind = 'account' | 'capability' | 'deauthorized'

/** A verified message from the provider that an account changed. */
export interface WebhookEvent {
  id: string
  accountId: AccountId
  kind: WebhookEventKind
}

export interface WebhookEventStore {
  /** One statement: remembers the notice once and, only if it is new, raises that account's counter. */
  recordEvent(event: WebhookEvent): Promise<void>
  /** Counts a verified message we have no use for, by reason and day. */
  countIgnored(reason: string, now: Date): Promise<void>
  /** Adds messages that were refused unverified, by reason, to those of this hour. */
  countRefused(counts: Record<string, number>): Promise<void>
}

export interface CoachStore {
  findCoach(coachId: CoachId): Promise<Coach | null>
  findCoachByReference(reference: string): Promise<Coach | null>
  /** Names a coach who has no name yet; a name that was given stays. */
  nameCoach(coachId: CoachId, name: string): Promise<void>
  /**
   * Calls a coach by another name, with the decision, unless they are not called as was seen: empty for no name, null for
   * any. Answers whether it did: the same name changes nothing.
   */
  renameCoach(coachId: CoachId, name: string, seen: string | null, by: DecidedBy): Promise<boolean>
  findCoachByEmail(email: string): Promise<Coach | null>
  /** Adds a listed coach with the decision; null when the address, the reference or the id is taken. */
  addCoach(coach: {
    /** The one a coach had before a restore lost them; a new one when left out. */
    id?: CoachId
    email: string
    name: string | null
    reference: string | null
    by: DecidedBy
  }): Promise<CoachId | null>
  findAccount(coachId: CoachId): Promise<PayoutAccount | null>
}

/** Each change and the decision about it are one statement. */
export interface HoldStore {
  /** null: we do not hold the coach. */
  findHold(coachId: CoachId): Promise<Hold | null>
  /** Payments to the coach that their clients have not made yet, which a hold has canceled. */
  countUnpaid(coachId: CoachId): Promise<number>
  /** Answers whether it did; a hold that stands already is kept. */
  hold(coachId: CoachId, reason: HoldReason, adminId: AdminId): Promise<boolean>
  /** Ends this very hold. Answers whether it did; a later one is kept. */
  release(coachId: CoachId, hold: Hold, adminId: AdminId): Promise<boolean>
}

export interface DecisionStore {
  record(decision: Decision): Promise<void>
  /** The coach's decisions, newest first; older than `before` (a decision id) when given. */
  decisionsOf(coachId: CoachId, limit: number, before?: string): Promise<RecordedDecision[]>
  /** What a coach would call events of theirs, newest first: the last of the account, and the last payments we refused. */
  timelineOf(coachId: CoachId, most: { ofAccount: number; refused: number }): Promise<RecordedDecision[]>
  /** Those about one charge of the coach, newest first; the last hundred. */
  decisionsOfPayment(coachId: CoachId, reference: string): Promise<RecordedDecision[]>
  /** The book holds ids alone: who the admins and services behind these decisions are now. */
  deciderNames(decisions: Pick<Decision, 'by'>[]): Promise<DeciderNames>
}

export interface TableStore {
  readinessTable(filter: TableFilter, platform: Platform): Promise<FoundPage>
  /** How many accounts were made under another key or mode. */
  countForeignAccounts(platform: Platform): Promise<number>
}

/** A page of a sweep that is ours to compare. */
export interface AccountsPage {
  reconciliationId: string
  window: number
  /** By the memory's clock, as everything that is compared. */
  takenAt: Date
  query: ListQuery
}

/** What is kept of an account, to be compared. */
export interface KeptAccount {
  accountId: AccountId
  coachId: CoachId
  /** null: kept as gone. */
  snapshot: Snapshot | null
  /** The generation it was fetched at. */
  generation: number
}

/** Sweeps under way: one at a time, page by page, whoever takes them. */
export interface AccountPagesStore {
  /**
   * Takes the next page nobody is at; begins a sweep first when none runs and the last one began longer than
   * `everySeconds` ago. null: there is nothing to compare now.
   */
  takePage(platform: Platform, everySeconds: number): Promise<AccountsPage | null>
  findKept(accountIds: AccountId[]): Promise<KeptAccount[]>
  /** Which of the coaches exist, have no account, and did not set up within the last hour. */
  findWithoutAccount(coachIds: string[]): Promise<CoachId[]>
  /**
   * Notes what a page showed, asked for at `askedAt` by the memory's clock: accounts that agree were checked then, unless news of them
   * waits; those that differ get news of cause `sweep`, to be read after a minute unless a notice comes first, and none
   * if they were read since they were compared. With
   * the last page the sweep ends, and accounts of ours it saw nowhere get news too.
   */
  settlePage(
    page: AccountsPage,
    found: {
      askedAt: Date
      agreeing: AccountId[]
      differing: Pick<KeptAccount, 'accountId' | 'generation'>[]
      orphans: ListedAccount[]
      /** Orphans that were kept for their coaches; payments may fit them now that did not before. */
      adopted: number
      /** Those of coaches nobody here has are none of ours, and not kept. */
      conflicts: Conflict[]
      next: AccountId | null
    },
  ): Promise<void>
  /** Leaves a page for later; nothing of it was compared. */
  postponePage(page: AccountsPage): Promise<void>
  /** Begins the page's window anew. */
  restartWindow(page: AccountsPage): Promise<void>
}

export interface Store
  extends AccountPagesStore,
    InstallationStore,
    ConflictStore,
    AdoptStore,
    SetUpStore,
    FetchStore,
    WebhookEventStore,
    CoachStore,
    HoldStore,
    DecisionStore,
    TableStore,
    AdmittedPaymentStore,
    PaymentCheckStore,
    PaymentPagesStore,
    MovementWatchStore,
    PaymentStore,
    RefundStore,
    ReportStore,
    HealthStore,
    EmailStore,
    KeyStore,
    ChangeStore {}
