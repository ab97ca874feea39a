import type { Platform } from '../accounts/account'
import type { DecidedBy, Evidence, PaymentTerms } from '../decisions/decision'
import type { InstallationMark } from '../installation/installation'
import type { RequestedFacts } from '../payments/made-payment'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payment-refusal'
import type { PaymentState } from '../vocabulary/payment-state'
import type { CreatePaymentAnswer } from './provider'

/** A charge the gate admitted. */
export interface AdmittedPayment {
  coachId: CoachId
  accountId: AccountId
  /** The platform and mode it was admitted under. */
  platform: Platform
  /** Whose mark its payment carries; null: an older build asked for it, with none. */
  installation: InstallationMark
  /** False where these data were copied from an installation that looks after its charges itself. */
  isOurs: boolean
  facts: Required<PaymentTerms>
  state: PaymentState
  /** Which attempt at asking the provider; the same attempt gives the same payment for about a day. */
  attempt: number
  /** Since this attempt began. */
  ageSeconds: number
  attemptedAt: Date
  /** When the provider was last asked, at this attempt. */
  askedAt: Date
  /** The provider's id; null unless `state` tells of a payment. */
  paymentId: string | null
  /** Null unless declined. */
  refusal: PaymentRefusal | null
}

/** Everything the provider was asked for with a charge. */
export function requestedFactsOf(
  charge: Pick<AdmittedPayment, 'installation' | 'coachId' | 'accountId' | 'platform' | 'facts'>,
): RequestedFacts {
  const { installation, coachId, accountId, platform, facts } = charge
  const { reference, amount, currency, fee } = facts
  return { installation, reference, coachId, accountId, amount, currency, fee, live: platform.live }
}

/** What is known of a charge by its caller's reference, of which there is one. */
export interface AdmittedPaymentStore {
  findAdmitted(reference: string): Promise<AdmittedPayment | null>
  /** Whether a client ever paid for the coach through us. */
  wasEverPaid(coachId: CoachId): Promise<boolean>
  /**
   * Keeps an admitted charge and the decision together; keeps the first of a reference, and answers that. null: we hold
   * the coach, so nothing is kept; no hold begins between the look for one and the admission.
   */
  admitPayment(charge: {
    coachId: CoachId
    accountId: AccountId
    platform: Platform
    facts: Required<PaymentTerms>
    evidence: Evidence
    by: DecidedBy
  }): Promise<AdmittedPayment | null>
  /**
   * Admits a charge again that the provider declined, at the attempt it was at, and keeps the decision with it; answers
   * the charge as it is then. null: we hold the coach, as for `admitPayment`.
   */
  readmitPayment(charge: AdmittedPayment, evidence: Evidence, by: DecidedBy): Promise<AdmittedPayment | null>
  /** Notes that the provider is asked again at the same attempt; an attempt that was left behind stays as it is. */
  askAgain(charge: AdmittedPayment): Promise<void>
  /**
   * Moves on to the next attempt, unless somebody did, or asked the provider since the charge was read or within a
   * minute before; answers the charge as it is then.
   */
  nextAttempt(charge: AdmittedPayment): Promise<AdmittedPayment>
  /** Moves on from an attempt that can make nothing any more, unless somebody did; answers the charge as it is then. */
  leaveSpentAttempt(charge: AdmittedPayment): Promise<AdmittedPayment>
  /**
   * Keeps what came of asking and the decision in one statement, unless something was kept before. A payment that was
   * made wins over a refusal, whichever is heard of first.
   */
  keepOutcome(
    charge: AdmittedPayment,
    outcome: Exclude<CreatePaymentAnswer, { kind: 'away' }>,
    by: DecidedBy,
  ): Promise<void>
}
