import type { Asked } from './asked'
import type { ChargeAnswer, ChargeRequest } from './charge'
import type { Coach } from './coach'
import type { RecordedDecision } from './decision'
import type { Freshness } from './freshness'
import type { HandOutAnswer } from './hand-out'
import type { Trouble } from './health/finding'
import type { HealthLists, HealthPlaces } from './health/lists'
import type { SelfCheck } from './health/self-check'
import type { HoldAnswer, HoldReason, ReleaseAnswer } from './hold'
import type { AdminId, ChargesKey, CoachId, ReadinessKey, RecentAdminId } from './ids'
import type { PaymentFilter } from './payments/payment-store'
import type { CheckPaymentAnswer, PaymentStory } from './payments/payment-story'
import type { PaymentTable } from './payments/payment-table'
import type { RefundAnswer, RefundRequest } from './payments/refund'
import type { Presentation } from './presentation'
import type { CoachDetail, TableFilter, TablePage } from './readiness-table'
import type { CoachSums, Period, Report, ReportedMovement } from './reports/report-store'
import type { Requirement } from './requirement'
import type { RereadAnswer } from './reread'
import type { Change } from './services/change'
import type { FollowedCharge } from './services/followed-charge'
import type { KeyList, KeyScope } from './services/key'
import type { Readiness } from './services/readiness'
import type { ServiceChargeAnswer, ServiceChargeRequest } from './services/service-charge'
import type { SetUpAnswer } from './set-up'
import type { Note, State } from './state'

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
  asked: Asked
  deadline: Date | null
  country: string | null
  submitted: boolean
  timeline: RecordedDecision[]
  /** Changes whenever anything on the page does; short, fit for an ETag. */
  mark: string
}

export type AddCoachAnswer = { kind: 'added'; coachId: CoachId } | { kind: 'taken' }

/** All that people may ask. Each method a person can reach takes the proof of who is asking. */
export interface Payouts {
  status(coachId: CoachId): Promise<StatusView>
  /** Cheap: the mark alone, for a page that asks again and again. */
  mark(coachId: CoachId): Promise<string>
  nameMe(coachId: CoachId, name: string): Promise<void>
  setUp(coachId: CoachId, country: string): Promise<SetUpAnswer>
  /** A new onboarding link for the coach's own account: to continue, and to answer questions. */
  continueSetUp(coachId: CoachId): Promise<HandOutAnswer>
  /** A new link in place of one that the provider did not take: asks first, because no link helps a closed account. */
  refresh(coachId: CoachId): Promise<HandOutAnswer>
  openDashboard(coachId: CoachId): Promise<HandOutAnswer>
  reread(coachId: CoachId, cause: 'return' | 'coach'): Promise<RereadAnswer>
  canReceivePayment(coachId: CoachId): Promise<boolean>
  charge(request: ChargeRequest): Promise<ChargeAnswer>

  readinessTable(adminId: AdminId, filter: TableFilter): Promise<TablePage>
  /** null when there is no such coach. */
  coachDetail(adminId: AdminId, coachId: string, before?: string): Promise<CoachDetail | null>
  addCoach(
    adminId: AdminId,
    coach: { email: string; name: string | null; reference: string | null },
  ): Promise<AddCoachAnswer>
  /** null when there is no such coach. */
  checkNow(adminId: AdminId, coachId: string): Promise<RereadAnswer | null>
  /** Stops every charge for the coach until the release. null when there is no such coach. */
  hold(adminId: AdminId, coachId: string, reason: HoldReason): Promise<HoldAnswer | null>
  /** Ends the hold that began at `heldAt`, and no newer one. null when there is no such coach. */
  release(adminId: AdminId, coachId: string, heldAt: Date): Promise<ReleaseAnswer | null>
  /** Their own payments, newest first. */
  myPayments(coachId: CoachId, cursor: string | null): Promise<PaymentTable>
  payments(adminId: AdminId, filter: PaymentFilter): Promise<PaymentTable>
  /** A payment's whole story; null when no charge has the reference. */
  payment(adminId: AdminId, reference: string): Promise<PaymentStory | null>
  /** Asks the provider what became of a payment; null when no charge has the reference. */
  checkPayment(adminId: AdminId, reference: string): Promise<CheckPaymentAnswer | null>
  refund(adminId: RecentAdminId, request: RefundRequest): Promise<RefundAnswer>

  /** What moved in a period, by coach and currency. */
  report(adminId: AdminId, period: Period, cursor: string | null): Promise<Report>
  /** Every line of the report, a batch at a time. */
  reportLines(adminId: AdminId, period: Period): AsyncIterable<CoachSums[]>
  /** Every movement of a period, a batch at a time. */
  reportMovements(adminId: AdminId, period: Period): AsyncIterable<ReportedMovement[]>

  /** A page of them: those in use first, the newest first. */
  keys(adminId: AdminId, cursor: string | null): Promise<KeyList>
  /** The secret is answered this once and kept nowhere. */
  makeKey(adminId: RecentAdminId, key: { name: string; scopes: KeyScope[] }): Promise<{ id: string; secret: string }>
  /** Answers whether it did; false when the key had ended, or never was. */
  revokeKey(adminId: AdminId, id: string): Promise<boolean>

  /** Charges for one of the platform's own services. Safe to repeat. */
  chargeAs(key: ChargesKey, request: ServiceChargeRequest): Promise<ServiceChargeAnswer>
  /** What became of a charge; null when no charge has the reference. */
  followCharge(key: ChargesKey, reference: string): Promise<FollowedCharge | null>
  /** null when there is no such coach, by our id or the platform's reference. */
  readiness(key: ReadinessKey, coach: string): Promise<Readiness | { kind: 'away' } | null>
  /** A hundred at most, in order; none is ever missed. null: no change has come that far. */
  changesAfter(key: ReadinessKey, position: number): Promise<Change[] | null>

  /** How the house does; asks the provider once, for a few seconds at most. */
  selfCheck(adminId: AdminId): Promise<SelfCheck>
  healthLists(adminId: AdminId, places: HealthPlaces): Promise<HealthLists>
  /** The worst that is broken, without asking the provider; null when nothing is. */
  findAlarm(adminId: AdminId): Promise<Trouble | null>
}
