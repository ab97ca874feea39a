import type { Cause, Failure, PayoutAccount, Platform, Snapshot } from './account'
import type { ChargeStore } from './charge-store'
import type { Coach } from './coach'
import type { DecidedBy, DeciderNames, Decision, RecordedDecision } from './decision'
import type { HealthStore } from './health/health-store'
import type { Hold, HoldReason } from './hold'
import type { AccountId, AdminId, CoachId } from './ids'
import type { LetterStore } from './letters/letter-store'
import type { OwedLetter } from './letters/owed'
import type { MovementWatchStore } from './payments/movement-watch-store'
import type { LookStore, PaymentStore, PaymentSweepStore } from './payments/payment-store'
import type { RefundStore } from './payments/refund-store'
import type { ListedAccount, ListQuery, OpenedAccount } from './provider'
import type { FoundPage, TableFilter } from './readiness-table'
import type { ReportStore } from './reports/report-store'
import type { ChangeStore } from './services/change'
import type { KeyStore } from './services/key'
import type { State } from './state'

/** Which attempt at opening the coach's account a click is to make, and who else is at it. */
export interface SetUpClaim {
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
   * Keeps the first: when the coach already has an account, nothing is written and false is answered.
   */
  saveAccount(account: {
    coachId: CoachId
    opened: OpenedAccount
    platform: Platform
    state: State
    letter: OwedLetter
    decision: Decision
  }): Promise<boolean>
}

export interface News {
  accountId: AccountId
  generation: number
  cause: Cause
}

/** The counters that make a newer answer always win, and the snapshots they guard. */
export interface ReadingStore {
  /** Announces that news is wanted and takes the lease; answers the generation the coming read may claim. */
  raise(accountId: AccountId, cause: Cause): Promise<number>
  /** Takes up to `limit` accounts of this platform's coaches whose news was not fetched and nobody is fetching. */
  claimNews(platform: Platform, limit: number): Promise<News[]>
  /** Ends the leases of accounts that are not read after all. */
  giveBackNews(accountIds: AccountId[]): Promise<void>
  /**
   * Keeps a read that began at `generation`, unless a read of the same or a later generation was kept before.
   * Snapshot, counter, the decision about a changed state and the letter it owes are one statement. Answers whether it
   * was kept. Where it confirms what a sweep saw and no notice was heard since, the drift is noted.
   */
  keepReading(reading: {
    accountId: AccountId
    generation: number
    cause: Cause
    by: DecidedBy
    /** null: the account is gone or no longer ours to see. */
    snapshot: Snapshot | null
    state: State
    letter: OwedLetter
  }): Promise<boolean>
  /**
   * Notes a failed read, gives the lease back and waits before the next: about 2, 4, 8 … seconds by the number of
   * failures in a row, an hour at most, with jitter. The account is never dropped.
   */
  postponeReading(accountId: AccountId, failure: Failure): Promise<void>
  /** Gives the lease back of a read that never began; the next may begin two seconds later. No failure is noted. */
  leaveReading(accountId: AccountId): Promise<void>
}

export type NoticeKind = 'account' | 'capability' | 'deauthorized'

/** A verified message from the provider that an account changed. */
export interface Notice {
  id: string
  accountId: AccountId
  kind: NoticeKind
}

export interface NoticeStore {
  /** One statement: remembers the notice once and, only if it is new, raises that account's counter. */
  hear(notice: Notice): Promise<void>
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
  /** Adds a listed coach with the decision; null when the address or the reference is taken. */
  addCoach(coach: {
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
  /** Answers whether it did; a hold that stands already is kept. */
  hold(coachId: CoachId, reason: HoldReason, adminId: AdminId): Promise<boolean>
  /** Ends this very hold. Answers whether it did; a later one is kept. */
  release(coachId: CoachId, hold: Hold, adminId: AdminId): Promise<boolean>
}

export interface Book {
  record(decision: Decision): Promise<void>
  /** The coach's decisions, newest first; older than `before` (a decision id) when given. */
  decisionsOf(coachId: CoachId, limit: number, before?: string): Promise<RecordedDecision[]>
  /** What a coach would call events of theirs, newest first: the last of the account, and the last payments we refused. */
  storyOf(coachId: CoachId, most: { ofAccount: number; refused: number }): Promise<RecordedDecision[]>
  /** Those about one charge of the coach, newest first; the last hundred. */
  decisionsOfCharge(coachId: CoachId, reference: string): Promise<RecordedDecision[]>
  /** The book holds ids alone: who the admins and services behind these decisions are now. */
  deciderNames(decisions: Pick<Decision, 'by'>[]): Promise<DeciderNames>
}

export interface TableStore {
  readinessTable(filter: TableFilter, platform: Platform): Promise<FoundPage>
  /** How many accounts were made under another key or mode. */
  countForeignAccounts(platform: Platform): Promise<number>
}

/** A page of a sweep that is ours to compare. */
export interface SweepPage {
  sweepId: string
  window: number
  /** By the memory's clock, as everything that is compared. */
  takenAt: Date
  query: ListQuery
}

/** What is kept of an account, to be compared. */
export interface KeptAccount {
  accountId: AccountId
  /** null: kept as gone. */
  snapshot: Snapshot | null
  /** The generation it was fetched at. */
  generation: number
}

/** Sweeps under way: one at a time, page by page, whoever takes them. */
export interface SweepStore {
  /**
   * Takes the next page nobody is at; begins a sweep first when none runs and the last one began longer than
   * `everySeconds` ago. null: there is nothing to compare now.
   */
  takePage(platform: Platform, everySeconds: number): Promise<SweepPage | null>
  findKept(accountIds: AccountId[]): Promise<KeptAccount[]>
  /**
   * Notes what a page showed, asked for at `askedAt` by the memory's clock: accounts that agree were checked then, unless news of them
   * waits; those that differ get news of cause `sweep`, to be read after a minute unless a notice comes first, and none
   * if they were read since they were compared. With
   * the last page the sweep ends, and accounts of ours it saw nowhere get news too.
   */
  settlePage(
    page: SweepPage,
    found: {
      askedAt: Date
      agreeing: AccountId[]
      differing: Pick<KeptAccount, 'accountId' | 'generation'>[]
      orphans: ListedAccount[]
      next: AccountId | null
    },
  ): Promise<void>
  /** Leaves a page for later; nothing of it was compared. */
  postponePage(page: SweepPage): Promise<void>
  /** Begins the page's window anew. */
  restartWindow(page: SweepPage): Promise<void>
}

export interface Store
  extends SweepStore,
    SetUpStore,
    ReadingStore,
    NoticeStore,
    CoachStore,
    HoldStore,
    Book,
    TableStore,
    ChargeStore,
    LookStore,
    PaymentSweepStore,
    MovementWatchStore,
    PaymentStore,
    RefundStore,
    ReportStore,
    HealthStore,
    LetterStore,
    KeyStore,
    ChangeStore {}
