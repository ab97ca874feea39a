import type { Platform } from '../accounts/account'
import type { Coach } from '../coaches/coach'
import type { Movement } from '../payments/outcome/movement'
import type { CheckFailure } from '../vocabulary/failure'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { GateRefusal } from '../vocabulary/payments/gate-refusal'
import type { PaymentRefusal } from '../vocabulary/payments/payment-refusal'
import type { PaymentState, ShownPaymentState } from '../vocabulary/payments/payment-state'
import type { AdmittedPayment } from './admitted-payment-store'
import type { Away, PaymentFacts } from './provider'

/** A higher number wins. */
export interface PaymentCheck
  extends Pick<AdmittedPayment, 'coachId' | 'accountId' | 'platform' | 'installation' | 'facts'> {
  reference: string
  number: number
  takenAt: Date
  mayBeDisputed: boolean
  paymentId: string | null
  attempt: number
  attemptedAt: Date
  askedAt: Date
  attemptAgeSeconds: number
  ageSeconds: number
  failing: FailingCheck | null
}

export interface PaymentCheckStore {
  /** Another process may take them after a minute. */
  claimChecks(platform: Platform, limit: number): Promise<PaymentCheck[]>
  /** null without one, or without anything at the provider. */
  takeCheck(platform: Platform, reference: string): Promise<PaymentCheck | null>
  /**
   * Stores the result of a check and any state change in one statement, unless a later check is stored. Settles our
   * refunds: those it contains as made, and those requested long enough ago to be in it as lost.
   * @returns away if the result can't be stored, otherwise null
   * @param nextSeconds until the next check, unless one was requested meanwhile; null: nothing more is expected
   * @param reasons why the gate had the payment canceled; empty when it had not
   */
  keepCheck(
    check: PaymentCheck,
    facts: PaymentFacts,
    nextSeconds: number | null,
    reasons: GateRefusal[],
  ): Promise<Away | null>
  postponeCheck(check: PaymentCheck, seconds: number, failure: CheckFailure | null): Promise<void>
  /** Never made, unless requested again meanwhile. */
  giveUp(check: PaymentCheck): Promise<void>
}

export interface FailingCheck {
  failure: CheckFailure
  failures: number
  since: Date
}

export interface KeptPayment {
  reference: string
  coach: Pick<Coach, 'id' | 'reference' | 'name' | 'email'>
  accountId: AccountId
  amount: number
  currency: string
  fee: number
  state: PaymentState
  refusal: PaymentRefusal | null
  paymentId: string | null
  admittedAt: Date
  checkedAt: Date | null
  /** null: the last check was stored. */
  checkFailing: FailingCheck | null
  movements: Movement[]
}

export interface PaymentFilter {
  coachId: CoachId | null
  state: ShownPaymentState | null
  /** A reference's prefix, a coach's words, or a provider id. */
  search: string
  cursor: string | null
}

export interface PaymentList {
  payments: KeptPayment[]
  older: string | null
}

export interface PaymentStore {
  findKeptPayment(platform: Platform, reference: string): Promise<KeptPayment | null>
  findPayments(platform: Platform, filter: PaymentFilter): Promise<PaymentList>
  readPayments(platform: Platform, filter: Omit<PaymentFilter, 'cursor'>): AsyncIterable<KeptPayment[]>
}
