import type { FetchAnswer } from './accounts/fetch-account'
import type { Freshness } from './accounts/freshness'
import type { HandOutAnswer } from './accounts/hosted-links'
import type { Presentation } from './accounts/presentation'
import type { Requirement } from './accounts/requirement'
import type { RequirementSummary } from './accounts/requirement-summary'
import type { SetUpAnswer } from './accounts/set-up'
import type { Change } from './api-clients/change'
import type { ApiChargeAnswer, ApiChargeRequest } from './api-clients/charge-by-api'
import type { FollowedPayment } from './api-clients/followed-payment'
import type { KeyList, KeyStore } from './api-clients/key'
import type { Readiness } from './api-clients/readiness'
import type { Coach } from './coaches/coach'
import type { HoldAnswer, ReleaseAnswer } from './coaches/hold'
import type { CoachDetail, TableFilter, TablePage } from './coaches/readiness-table'
import type { RenameAnswer } from './coaches/rename'
import type { RecordedDecision } from './decisions/decision'
import type { Trouble } from './health/finding'
import type { HealthLists, HealthPlaces } from './health/lists'
import type { SelfCheck } from './health/self-check'
import type { ChargeAnswer, ChargeRequest } from './payments/charge'
import type { CheckPaymentAnswer, PaymentDetail } from './payments/payment-detail'
import type { PaymentTable } from './payments/payment-table'
import type { RefundPreview } from './payments/refunds/preview-refund'
import type { RefundAnswer, RefundRequest } from './payments/refunds/refund'
import type { PaymentFilter } from './ports/payment-store'
import type { CoachSums, Period, Report, ReportedMovement } from './ports/report-store'
import type { HoldReason } from './vocabulary/hold-reason'
import type { AdminId, CoachId, KeyFor, RecentAdminId } from './vocabulary/ids'
import type { KeyScope } from './vocabulary/key-scope'
import type { Note, State } from './vocabulary/state'

/** What the coach's page shows. */
export interface StatusView {
  coach: Coach
  state: State
  notes: Note[]
  /** We hold the coach ourselves; why is for staff only. */
  isHeld: boolean
  presentation: Presentation
  /** null before an account exists, and for one the key in use cannot ask about. */
  freshness: Freshness | null
  requirements: Requirement[]
  asked: RequirementSummary
  deadline: Date | null
  country: string | null
  submitted: boolean
  timeline: RecordedDecision[]
  /** Changes whenever anything on the page does; short, fit for an ETag. */
  mark: string
}

/** taken: whoever has the address or the reference already, as they stand. */
export type AddCoachAnswer = { kind: 'added'; coachId: CoachId } | { kind: 'taken'; existing: Coach[] }

/** All that people may ask. Each method a person can reach takes the proof of who is asking. */
export interface Payouts {
  status(coachId: CoachId): Promise<StatusView>
  /** Cheap: the mark alone, for a page that asks again and again. */
  mark(coachId: CoachId): Promise<string>
  /** `name` where the form asks for one: it names a coach who has none. */
  setUp(coachId: CoachId, country: string, name?: string | null): Promise<SetUpAnswer>
  /** A new onboarding link for the coach's own account: to continue, and to answer questions. */
  continueSetUp(coachId: CoachId): Promise<HandOutAnswer>
  /** A new link in place of one that the provider did not take: asks first, because no link helps a closed account. */
  refresh(coachId: CoachId): Promise<HandOutAnswer>
  openDashboard(coachId: CoachId): Promise<HandOutAnswer>
  fetchAccount(coachId: CoachId, cause: 'return' | 'coach'): Promise<FetchAnswer>
  canReceivePayment(coachId: CoachId): Promise<boolean>
  charge(request: ChargeRequest): Promise<ChargeAnswer>

  readinessTable(adminId: AdminId, filter: TableFilter): Promise<TablePage>
  /** null when there is no such coach. */
  coachDetail(adminId: AdminId, coachId: string, before?: string): Promise<CoachDetail | null>
  addCoach(
    adminId: AdminId,
    coach: { email: string; name: string | null; reference: string | null },
  ): Promise<AddCoachAnswer>
  /** Calls the coach by another name. null when there is no such coach. */
  rename(adminId: AdminId, coachId: string, name: string, seen: string | null): Promise<RenameAnswer | null>
  /** null when there is no such coach. */
  checkNow(adminId: AdminId, coachId: string): Promise<FetchAnswer | null>
  /** Stops every charge for the coach until the release. null when there is no such coach. */
  hold(adminId: AdminId, coachId: string, reason: HoldReason): Promise<HoldAnswer | null>
  /** Ends the hold that began at `heldAt`, and no newer one. null when there is no such coach. */
  release(adminId: AdminId, coachId: string, heldAt: Date): Promise<ReleaseAnswer | null>
  /** Their own payments, newest first. */
  myPayments(coachId: CoachId, cursor: string | null): Promise<PaymentTable>
  payments(adminId: AdminId, filter: PaymentFilter): Promise<PaymentTable>
  /** A payment's whole story; null when no charge has the reference. */
  payment(adminId: AdminId, reference: string): Promise<PaymentDetail | null>
  /** Asks the provider what became of a payment; null when no charge has the reference. */
  checkPayment(adminId: AdminId, reference: string): Promise<CheckPaymentAnswer | null>
  /** What a refund will do, or did. Changes nothing. */
  previewRefund(adminId: RecentAdminId, asked: Omit<RefundRequest, 'leftSeen'>): Promise<RefundPreview>
  refund(adminId: RecentAdminId, request: RefundRequest): Promise<RefundAnswer>

  /** What moved in a period, by coach and currency. */
  report(adminId: AdminId, period: Period, cursor: string | null): Promise<Report>
  /** Every line of the report, a batch at a time. */
  reportLines(adminId: AdminId, period: Period): AsyncIterable<CoachSums[]>
  /** Every movement of a period, a batch at a time. */
  reportMovements(adminId: AdminId, period: Period): AsyncIterable<ReportedMovement[]>

  /** A page of them: those in use first, the newest first. */
  keys(adminId: AdminId, cursor: string | null): Promise<KeyList>
  /** As `makeKey`, for a form with an id of its own: sent twice, it is one key. */
  makeKeyOnce(
    adminId: RecentAdminId,
    id: string,
    key: { name: string; scopes: KeyScope[] },
  ): ReturnType<KeyStore['makeKeyOnce']>
  /** The secret is answered this once and kept nowhere. */
  makeKey(adminId: RecentAdminId, key: { name: string; scopes: KeyScope[] }): Promise<{ id: string; secret: string }>
  /** Answers whether it did; false when the key had ended, or never was. */
  revokeKey(adminId: AdminId, id: string): Promise<boolean>

  /** Charges for one of the platform's own services. Safe to repeat. */
  chargeAs(key: KeyFor<'charges'>, request: ApiChargeRequest): Promise<ApiChargeAnswer>
  /** What became of a charge; null when no charge has the reference. */
  followPayment(key: KeyFor<'charges'>, reference: string): Promise<FollowedPayment | null>
  /** null when there is no such coach, by our id or the platform's reference. */
  readiness(key: KeyFor<'readiness'>, coach: string): Promise<Readiness | { kind: 'away' } | null>
  /** A hundred at most, in order; none is ever missed. null: no change has come that far. */
  changesAfter(key: KeyFor<'readiness'>, position: number): Promise<Change[] | null>

  /** How the house does; asks the provider once, for a few seconds at most. */
  selfCheck(adminId: AdminId): Promise<SelfCheck>
  healthLists(adminId: AdminId, places: HealthPlaces): Promise<HealthLists>
  /** The worst that is broken, without asking the provider; null when nothing is. */
  findAlarm(adminId: AdminId): Promise<Trouble | null>
}
