import type { PayoutAccount, Platform } from '../accounts/account'
import type { Prefill } from '../accounts/prefill'
import type { ChangeStore } from '../api-clients/change'
import type { KeyStore } from '../api-clients/key'
import type { Coach } from '../coaches/coach'
import type { Edit, EditedValue } from '../coaches/edited'
import type { Hold } from '../coaches/hold'
import type { FoundPage, FoundRow, TableFilter, WorkCounts } from '../coaches/readiness-table'
import type { ViewStore } from '../coaches/saved-views'
import type { DecidedBy, DeciderNames, Decision, RecordedDecision } from '../decisions/decision'
import type { OwedEmails } from '../emails/owed'
import type { ConflictStore } from '../installation/conflict'
import type { Installation, InstallationMark, InstallationStore } from '../installation/installation'
import type { State } from '../vocabulary/accounts/state'
import type { AccountId, AdminId, CoachId, WordKey } from '../vocabulary/ids'
import type { HoldReason } from '../vocabulary/payments/hold-reason'
import type { AdmittedPaymentStore } from './admitted-payment-store'
import type { AdoptStore } from './adopt-store'
import type { AlertStore } from './alert-store'
import type { AuditStore } from './audit-store'
import type { BalanceStore } from './balance-store'
import type { BatchStore } from './batch-store'
import type { ClosingStore } from './closing-store'
import type { EmailStore } from './email-store'
import type { ExclusionStore } from './exclusion-store'
import type { FetchStore } from './fetch-store'
import type { HealthStore } from './health-store'
import type { HelpStore } from './help-store'
import type { HomeStore } from './home-store'
import type { ListStore } from './list-store'
import type { NoteStore } from './note-store'
import type { PaymentCheckStore, PaymentStore } from './payment-store'
import type { Away, OpenedAccount } from './provider'
import type { ReconciliationStore } from './reconciliation-store'
import type { RefundStore } from './refund-store'
import type { ReportStore } from './report-store'
import type { SealStore } from './seal-store'
import type { StatementStore } from './statement-store'
import type { StretchStore } from './stretch-store'

export interface SetUpClaim {
  installation: Installation
  /** null: an older build's, unmarked. */
  askedAs: InstallationMark
  countries: readonly string[]
  attempt: number
  started: Date
  tries: number
  /** null for the first try; huge for the first at a later attempt. */
  quietSeconds: number | null
  /** The attempt's own, so that each of its tries sends the same. */
  prefill: Prefill
  former: readonly AccountId[]
}

export interface SetUpStore {
  /** An attempt's first try decides its `prefill`; storing the account deletes it. */
  claimSetUp(coachId: CoachId, country: string, prefill: Prefill): Promise<SetUpClaim>
  /** False when someone tried after `claim`. */
  closeAttempt(coachId: CoachId, claim: SetUpClaim): Promise<boolean>
  /** For an attempt that can make nothing. */
  leaveAttempt(coachId: CoachId, attempt: number): Promise<void>
  /**
   * One statement with counter, decision and email. Keeps the first account and returns false, and so for a closed
   * one and an erased coach. Away when the answer cannot be stored.
   */
  saveAccount(account: {
    coachId: CoachId
    opened: OpenedAccount
    /** When the provider created it; by default now. */
    createdAt?: Date
    platform: Platform
    state: State
    emails: OwedEmails
    decision: Decision
  }): Promise<boolean | Away>
}

export type WebhookEventKind = 'account' | 'capability' | 'deauthorized'

export interface WebhookEvent {
  id: string
  accountId: AccountId
  kind: WebhookEventKind
}

export interface WebhookEventStore {
  /** One statement; a known id changes nothing. */
  recordEvent(event: WebhookEvent): Promise<void>
  countIgnored(reason: string, now: Date): Promise<void>
  countRefused(counts: Record<string, number>): Promise<void>
}

export interface CoachStore {
  /** null for an erased one too. */
  findCoach(coachId: CoachId): Promise<Coach | null>
  findCoachByReference(reference: string): Promise<Coach | null>
  nameCoach(coachId: CoachId, name: string): Promise<void>
  /** Newest first. */
  formerEmails(coachId: CoachId): Promise<string[]>
  /** Unless the name is no longer `seen` (empty: none, null: any). False when unchanged. */
  renameCoach(coachId: CoachId, name: string, seen: string | null, by: DecidedBy): Promise<boolean>
  /** With a decision and both values for each that changed, unless one is no longer as seen. taken: the reference. */
  editCoach(coachId: CoachId, edit: Edit, seen: Edit, by: DecidedBy): Promise<'edited' | 'same' | 'changed' | 'taken'>
  findEdits(coachId: CoachId, decisionIds: string[]): Promise<ReadonlyMap<string, EditedValue>>
  findCoachByEmail(email: string): Promise<Coach | null>
  /** null when address, reference or id is taken. */
  addCoach(coach: {
    id?: CoachId
    email: string
    name: string | null
    reference: string | null
    by: DecidedBy
  }): Promise<CoachId | null>
  findAccount(coachId: CoachId): Promise<PayoutAccount | null>
  /** Since when each has been listed without a break, where we know. */
  findAskedSince(coachId: CoachId): Promise<ReadonlyMap<WordKey, Date>>
  /** One statement, which many pages ask for again and again. */
  findStatus(coachId: CoachId): Promise<StoredStatus | null>
}

export interface StoredStatus {
  coach: Coach
  account: PayoutAccount | null
  isHeld: boolean
  /** Changes with each fetch of the balance; short, and empty without one. */
  balanceMark: string
}

export interface HoldStore {
  findHold(coachId: CoachId): Promise<Hold | null>
  countUnpaid(coachId: CoachId): Promise<number>
  /** False for an existing hold. */
  hold(coachId: CoachId, reason: HoldReason, adminId: AdminId): Promise<boolean>
  /** Never a later one. */
  release(coachId: CoachId, hold: Hold, adminId: AdminId): Promise<boolean>
}

export interface DecisionStore {
  record(decision: Decision): Promise<void>
  decisionsOf(coachId: CoachId, limit: number, before?: string): Promise<RecordedDecision[]>
  timelineOf(coachId: CoachId, most: { ofAccount: number; refused: number }): Promise<RecordedDecision[]>
  decisionsOfPayment(coachId: CoachId, reference: string): Promise<RecordedDecision[]>
  deciderNames(decisions: Pick<Decision, 'by'>[]): Promise<DeciderNames>
}

export interface TableStore {
  readinessTable(filter: TableFilter, platform: Platform): Promise<FoundPage>
  workCounts(platform: Platform): Promise<WorkCounts>
  readTable(filter: Omit<TableFilter, 'cursor' | 'size'>, platform: Platform): AsyncIterable<FoundRow[]>
  countForeignAccounts(platform: Platform): Promise<number>
}

/** Everything that is stored, by subject. A use case names the few methods it needs. */
export interface Store {
  accounts: SetUpStore & FetchStore & StretchStore & ClosingStore
  alerts: AlertStore
  apiClients: KeyStore & ChangeStore
  audit: AuditStore
  balances: BalanceStore
  batches: BatchStore
  coaches: CoachStore & ExclusionStore & HoldStore & ListStore & NoteStore & TableStore & ViewStore
  decisions: DecisionStore
  emails: EmailStore
  health: HealthStore
  help: HelpStore
  home: HomeStore
  installation: InstallationStore & ConflictStore
  payments: AdmittedPaymentStore & AdoptStore & PaymentCheckStore & PaymentStore & RefundStore
  reconciliation: ReconciliationStore
  reports: ReportStore
  seals: SealStore
  statements: StatementStore
  webhookEvents: WebhookEventStore
}
