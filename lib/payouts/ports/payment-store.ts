import type { Platform } from '../accounts/account'
import type { Coach } from '../coaches/coach'
import type { Movement } from '../payments/outcome/movement'
import type { PaymentPage, PaymentSums } from '../payments/payment'
import type { CheckFailure } from '../vocabulary/failure'
import type { GateRefusal } from '../vocabulary/gate-refusal'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payment-refusal'
import type { PaymentState, ShownPaymentState } from '../vocabulary/payment-state'
import type { AdmittedPayment } from './admitted-payment-store'
import type { Away, PaymentFacts } from './provider'

/** A look at what became of a charge. Its number makes a newer look win over an older one. */
export interface PaymentCheck
  extends Pick<AdmittedPayment, 'coachId' | 'accountId' | 'platform' | 'installation' | 'facts'> {
  reference: string
  number: number
  /** When it began, by the memory's clock. */
  takenAt: Date
  /** A dispute of it was seen before, kept or listed. */
  mayBeDisputed: boolean
  /** null: nobody knows yet whether the provider made a payment. */
  paymentId: string | null
  /** Which attempt at asking the provider it was at, when that began and when the provider was last asked. */
  attempt: number
  attemptedAt: Date
  askedAt: Date
  /** Since the attempt began. */
  attemptAgeSeconds: number
  /** Since the charge was admitted. */
  ageSeconds: number
  /** Looks that failed in a row before this one; null: the last one was kept. */
  failing: FailingCheck | null
}

/** Looks at payments: when they are due, and what they saw. */
export interface PaymentCheckStore {
  /** Takes up to `limit` charges of the platform whose next look is due; another process has them again after a minute. */
  claimChecks(platform: Platform, limit: number): Promise<PaymentCheck[]>
  /** Takes one charge of the platform, due or not; null when there is none, or nothing at the provider to look at. */
  takeCheck(platform: Platform, reference: string): Promise<PaymentCheck | null>
  /**
   * Keeps what a look saw, the decision about a changed state included, in one statement; unless a later look was kept.
   * Away where what it saw cannot be kept; null where it was kept, or a later one was.
   * Refunds of ours are settled by it: those it saw, and as lost those asked for so long before it that it would have.
   * @param nextSeconds until the next look, unless one was asked for meanwhile; null: nothing more is expected
   * @param reasons why the gate had the payment canceled; empty when it had not
   */
  keepCheck(
    check: PaymentCheck,
    facts: PaymentFacts,
    nextSeconds: number | null,
    reasons: GateRefusal[],
  ): Promise<Away | null>
  /** Has the charge looked at later. Counts a look that failed; null: it did not. */
  postponeCheck(check: PaymentCheck, seconds: number, failure: CheckFailure | null): Promise<void>
  /** Settles as never made, with the decision, a charge the provider knows nothing of; unless it was asked again meanwhile. */
  giveUp(check: PaymentCheck): Promise<void>
}

/** The comparison of paid charges under way: one at a time, page by page, whoever takes them. */
export interface PaymentPagesStore {
  /** Takes the next page; begins anew when the last one began longer than `everySeconds` ago. null: nothing to do. */
  takePaymentPage(platform: Platform, everySeconds: number, days: number): Promise<PaymentPage | null>
  findSums(platform: Platform, paymentIds: string[]): Promise<PaymentSums[]>
  /**
   * Has the differing ones looked at now, and goes on after `next`; null: that was the last page. `reached`: when the
   * oldest of the page was made, since the list begins with the newest.
   */
  settlePaymentPage(
    platform: Platform,
    page: PaymentPage,
    found: { compared: number; differing: string[]; adopted: number; next: string | null; reached: Date | null },
  ): Promise<void>
  /** Leaves the page for later. */
  postponePaymentPage(platform: Platform): Promise<void>
  /** Begins the comparison anew. */
  restartPaymentReconciliation(platform: Platform): Promise<void>
}

export interface FailingCheck {
  failure: CheckFailure
  /** Looks that failed in a row. */
  failures: number
  since: Date
}

/** A charge, what became of it, and all that moved of its money. */
export interface KeptPayment {
  reference: string
  coach: Pick<Coach, 'id' | 'reference' | 'name' | 'email'>
  accountId: AccountId
  /** Minor units, as the fee. */
  amount: number
  currency: string
  fee: number
  state: PaymentState
  /** Why the provider said no; null unless declined. */
  refusal: PaymentRefusal | null
  paymentId: string | null
  admittedAt: Date
  /** When the provider last said what became of it; null: not yet. */
  lookedAt: Date | null
  /** Why it could not be looked at since; null: the last look was kept. */
  checkFailing: FailingCheck | null
  /** In the order of the provider's time. */
  movements: Movement[]
}

export interface PaymentFilter {
  /** null: those of every coach. */
  coachId: CoachId | null
  state: ShownPaymentState | null
  /**
   * The beginning of a reference, words of a coach's name, reference or address, or an id of the provider's: a payment's, an
   * account's, a refund's, a dispute's …; empty: everything.
   */
  search: string
  /** Where the page begins; null: at the newest. */
  cursor: string | null
}

export interface PaymentList {
  payments: KeptPayment[]
  /** The cursor of the next page; null when there is none. */
  older: string | null
}

export interface PaymentStore {
  /** null: no charge of the platform has the reference. */
  findKeptPayment(platform: Platform, reference: string): Promise<KeptPayment | null>
  /** Newest first, fifty at most. */
  findPayments(platform: Platform, filter: PaymentFilter): Promise<PaymentList>
}
