import type { FetchAnswer } from './accounts/fetch-account'
import type { Freshness } from './accounts/freshness'
import type { HandOutAnswer } from './accounts/hosted-links'
import type { OwnPrefill } from './accounts/prefill'
import type { Presentation } from './accounts/presentation'
import type { Requirement } from './accounts/requirement'
import type { RequirementSummary } from './accounts/requirement-summary'
import type { SetUpAnswer } from './accounts/set-up'
import type { StartOverAnswer } from './accounts/start-over'
import type { Change } from './api-clients/change'
import type { ApiChargeAnswer, ApiChargeRequest } from './api-clients/charge-by-api'
import type { FollowedPayment } from './api-clients/follow-payment'
import type { KeyList, KeyStore } from './api-clients/key'
import type { Readiness } from './api-clients/readiness'
import type { CoachMoney } from './balances/coach-money'
import type { PayoutMonth } from './balances/payout-month'
import type { PayoutStatement } from './balances/payout-statement'
import type { BalanceAnswer } from './balances/refresh-balance'
import type { StaffMoney } from './balances/staff-money'
import type { StaffBatches } from './batches/for-staff'
import type { NoteAnswer } from './coaches/add-note'
import type { Coach } from './coaches/coach'
import type { EditAnswer } from './coaches/edit'
import type { Edit } from './coaches/edited'
import type { ErasedCoach } from './coaches/erased-coach'
import type { Excluded, UnlistedCoach, UnlistedPage } from './coaches/excluded'
import type { EraseAnswer, ExcludeAnswer, ReadmitAnswer } from './coaches/exclusion'
import type { HoldAnswer, ReleaseAnswer } from './coaches/hold'
import type { CheckListAnswer, InviteListAnswer, JudgedOrInvited } from './coaches/list/invite-list'
import type { CoachDetail, FoundRow, TableFilter, TablePage, WorkCounts } from './coaches/readiness-table'
import type { RenameAnswer } from './coaches/rename'
import type { SavedView, SaveViewAnswer } from './coaches/saved-views'
import type { AuditBatches, AuditPage, AuditRequest, UnknownNames } from './decisions/audit'
import type { RecordedDecision } from './decisions/decision'
import type { InviteAnswer } from './emails/invite'
import type { RemindAnswer } from './emails/remind'
import type { Trouble } from './health/finding'
import type { HealthCursors, HealthLists } from './health/lists'
import type { SelfCheck } from './health/self-check'
import type { HelpAnswer, HelpRequest, MessageWithoutAccess } from './help/help'
import type { Home } from './home/home'
import type { ChargeAnswer, ChargeRequest } from './payments/charge'
import type { CheckPaymentAnswer } from './payments/outcome/check-payment'
import type { PaymentDetail } from './payments/payment-detail'
import type { ListedPayment, PaymentTable } from './payments/payment-table'
import type { RefundPreview } from './payments/refunds/preview-refund'
import type { RefundAnswer, RefundRequest } from './payments/refunds/refund'
import type { Reach, ReminderWish } from './ports/email-store'
import type { PaymentFilter } from './ports/payment-store'
import type { CoachSums, Period, Report, ReportedMovement, ReportedPayout } from './ports/report-store'
import type { SealState } from './ports/seal-store'
import type { PayoutRow } from './ports/statement-store'
import type { Note, State } from './vocabulary/accounts/state'
import type { AlertChoices } from './vocabulary/alert'
import type { ChosenExclusion } from './vocabulary/exclusion'
import type {
  AccountId,
  AdminId,
  CoachId,
  HelpMessageId,
  KeyFor,
  ListId,
  NoteId,
  RecentAdminId,
  ReminderToken,
} from './vocabulary/ids'
import type { KeyScope } from './vocabulary/key-scope'
import type { ChosenHoldReason } from './vocabulary/payments/hold-reason'

export interface StatusView {
  coach: Coach
  state: State
  notes: Note[]
  isHeld: boolean
  presentation: Presentation
  /** null without an account, or under another key. */
  freshness: Freshness | null
  requirements: Requirement[]
  asked: RequirementSummary
  deadline: Date | null
  country: string | null
  submitted: boolean
  startOver: { accountId: AccountId; isClosing: boolean } | null
  timeline: RecordedDecision[]
  /** Changes with the page; short enough for an ETag. */
  mark: string
}

export type ChooseAnswer = { kind: 'chosen' } | { kind: 'too-soon'; nextAt: Date }

/** taken: coaches with the same address or reference. */
export type AddCoachAnswer = { kind: 'added'; coachId: CoachId } | { kind: 'taken'; existing: Coach[] }

export interface TooSoon {
  kind: 'too-soon'
  nextAt: Date
}

/** Everything people may do. Each method requires proof of who asks. */
export interface Payouts extends StaffBatches {
  status(coachId: CoachId): Promise<StatusView>
  money(coachId: CoachId): Promise<CoachMoney>
  refreshMoney(coachId: CoachId): Promise<BalanceAnswer | { kind: 'too-soon'; nextAt: Date }>
  payoutMonth(coachId: CoachId, day: Date): Promise<PayoutMonth>
  payoutStatement(coachId: CoachId, year: number): Promise<PayoutStatement>
  payoutRows(coachId: CoachId, year: number): AsyncIterable<PayoutRow[]>
  /** Cheap enough for polling. */
  mark(coachId: CoachId): Promise<string>
  setUp(coachId: CoachId, country: string, name?: string | null, own?: OwnPrefill): Promise<SetUpAnswer>
  /** @param accountId as the page showed it */
  startOver(coachId: CoachId, accountId: string): Promise<StartOverAnswer | TooSoon>
  continueSetUp(coachId: CoachId): Promise<HandOutAnswer>
  /** Fetches first, since no link helps a closed account. */
  refresh(coachId: CoachId): Promise<HandOutAnswer>
  openDashboard(coachId: CoachId): Promise<HandOutAnswer>
  fetchAccount(coachId: CoachId, cause: 'return' | 'coach'): Promise<FetchAnswer>
  renameSelf(coachId: CoachId, name: string, seen: string): Promise<RenameAnswer>
  askForHelp(coachId: CoachId, request: HelpRequest): Promise<HelpAnswer>
  wasHelpAsked(coachId: CoachId, message: HelpMessageId): Promise<boolean>
  /** For who is signed in, and neither coach nor admin. */
  askWithoutAccess(userId: string, message: MessageWithoutAccess): Promise<HelpAnswer>
  wasAskedWithoutAccess(userId: string, message: HelpMessageId): Promise<boolean>
  /** Whether they are stopped, for whoever has the link; null: no such token. */
  reminders(token: ReminderToken): Promise<{ areStopped: boolean } | null>
  /** Safe to repeat. null: no such token. */
  chooseReminders(token: ReminderToken, wish: ReminderWish): Promise<ChooseAnswer | null>
  reach(coachId: CoachId): Promise<Reach>
  /** Safe to repeat. */
  resumeReminders(coachId: CoachId): Promise<ChooseAnswer>
  canReceivePayment(coachId: CoachId): Promise<boolean>
  charge(request: ChargeRequest): Promise<ChargeAnswer>

  readinessTable(adminId: AdminId, filter: TableFilter): Promise<TablePage>
  workCounts(adminId: AdminId): Promise<WorkCounts>
  home(adminId: AdminId): Promise<Home>
  coachDetail(adminId: AdminId, coachId: string, before?: string): Promise<CoachDetail | null>
  coachMoney(adminId: AdminId, coachId: string): Promise<StaffMoney>
  addCoach(
    adminId: AdminId,
    coach: { email: string; name: string | null; reference: string | null },
  ): Promise<AddCoachAnswer>
  /** Keeps it for a day. */
  checkList(adminId: AdminId, list: { id: ListId; text: string }): Promise<CheckListAnswer>
  findList(adminId: AdminId, id: ListId): Promise<JudgedOrInvited | null>
  /** All that are good, or nobody. @param seen how many the page showed */
  inviteList(adminId: AdminId, id: ListId, seen: number): Promise<InviteListAnswer>
  rename(adminId: AdminId, coachId: string, name: string, seen: string | null): Promise<RenameAnswer | null>
  editCoach(adminId: AdminId, coachId: string, typed: Edit, seen: Edit): Promise<EditAnswer | null>
  findCoach(adminId: AdminId, coachId: string): Promise<Coach | null>
  findCoachByEmail(adminId: AdminId, email: string): Promise<Coach | null>
  accessFacts(adminId: AdminId, coachId: CoachId): Promise<{ hasAccount: boolean; unpaid: number }>
  exclusion(adminId: AdminId, coachId: string): Promise<Excluded | null>
  unlisted(adminId: AdminId, after: Pick<UnlistedCoach, 'at' | 'id'> | null): Promise<UnlistedPage>
  exclude(adminId: AdminId, coachId: string, as: ChosenExclusion): Promise<ExcludeAnswer | null>
  readmit(adminId: AdminId, coachId: string, seenAt: Date): Promise<ReadmitAnswer | null>
  /** For good. null: no such coach. @param typed the coach's name, address or reference */
  erase(adminId: RecentAdminId, coachId: string, typed: string): Promise<EraseAnswer | null>
  erasedCoach(adminId: AdminId, coachId: string, before?: string): Promise<ErasedCoach | null>
  checkNow(adminId: AdminId, coachId: string): Promise<FetchAnswer | null>
  startOverFor(adminId: AdminId, coachId: string, accountId: string): Promise<StartOverAnswer | TooSoon>
  /** null: no such coach. */
  invite(adminId: AdminId, coachId: string): Promise<InviteAnswer | { kind: 'too-soon'; nextAt: Date } | null>
  /** At most once a day. null: no such coach. */
  remind(adminId: AdminId, coachId: string): Promise<RemindAnswer | null>
  /** null: no such coach. */
  addNote(adminId: AdminId, coachId: string, note: { id: NoteId; typed: string }): Promise<NoteAnswer | null>
  /** null: no such coach. */
  hold(adminId: AdminId, coachId: string, reason: ChosenHoldReason): Promise<HoldAnswer | null>
  /** Never ends a newer hold. null: no such coach. */
  release(adminId: AdminId, coachId: string, heldAt: Date): Promise<ReleaseAnswer | null>
  myPayments(coachId: CoachId, cursor: string | null): Promise<PaymentTable>
  payments(adminId: AdminId, filter: PaymentFilter): Promise<PaymentTable>
  payment(adminId: AdminId, reference: string): Promise<PaymentDetail | null>
  checkPayment(adminId: AdminId, reference: string): Promise<CheckPaymentAnswer | null>
  /** Changes nothing. */
  previewRefund(adminId: RecentAdminId, asked: Omit<RefundRequest, 'leftSeen'>): Promise<RefundPreview>
  refund(adminId: RecentAdminId, request: RefundRequest): Promise<RefundAnswer>

  report(adminId: AdminId, period: Period, cursor: string | null): Promise<Report>
  reportLines(adminId: AdminId, period: Period): AsyncIterable<CoachSums[]>
  reportPayouts(adminId: AdminId, period: Period): AsyncIterable<ReportedPayout[]>
  /** The whole view, whatever its cursor. */
  paymentsFile(adminId: AdminId, filter: PaymentFilter): AsyncIterable<ListedPayment[]>
  coachesFile(adminId: AdminId, filter: TableFilter): AsyncIterable<FoundRow[]>
  reportMovements(adminId: AdminId, period: Period): AsyncIterable<ReportedMovement[]>

  savedViews(adminId: AdminId): Promise<SavedView[]>
  saveView(adminId: AdminId, view: { typed: unknown; query: string }): Promise<SaveViewAnswer>
  removeView(adminId: AdminId, name: string): Promise<void>
  alertChoices(adminId: AdminId): Promise<AlertChoices>
  chooseAlerts(adminId: AdminId, choices: AlertChoices): Promise<void>

  audit(adminId: AdminId, request: AuditRequest, cursor: string | null): Promise<AuditPage | UnknownNames>
  auditFile(adminId: AdminId, request: AuditRequest): Promise<AuditBatches | UnknownNames>
  sealState(adminId: AdminId): Promise<SealState>

  keys(adminId: AdminId, cursor: string | null): Promise<KeyList>
  /** With an id from the form: sent twice, it makes one key. */
  makeKeyOnce(
    adminId: RecentAdminId,
    id: string,
    key: { name: string; scopes: KeyScope[] },
  ): ReturnType<KeyStore['makeKeyOnce']>
  /** The secret is shown once and never stored. */
  makeKey(adminId: RecentAdminId, key: { name: string; scopes: KeyScope[] }): Promise<{ id: string; secret: string }>
  /** False when it was revoked or never existed. */
  revokeKey(adminId: AdminId, id: string): Promise<boolean>

  /** Safe to repeat. */
  chargeAs(key: KeyFor<'charges'>, request: ApiChargeRequest): Promise<ApiChargeAnswer>
  followPayment(key: KeyFor<'charges'>, reference: string): Promise<FollowedPayment | null>
  readiness(key: KeyFor<'readiness'>, coach: string): Promise<Readiness | { kind: 'away' } | null>
  /** A hundred at most, in order; null: no change is that late. */
  changesAfter(key: KeyFor<'readiness'>, position: number): Promise<Change[] | null>

  /** Asks the provider once, for a few seconds. */
  selfCheck(adminId: AdminId): Promise<SelfCheck>
  healthLists(adminId: AdminId, cursors: HealthCursors): Promise<HealthLists>
  /** Without asking the provider; null when nothing is broken. */
  findAlarm(adminId: AdminId): Promise<Trouble | null>
}
