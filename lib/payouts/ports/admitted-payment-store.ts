import type { Platform } from '../accounts/account'
import type { DecidedBy, Evidence, PaymentTerms } from '../decisions/decision'
import type { InstallationMark } from '../installation/installation'
import type { RequestedFacts } from '../payments/payment-differences'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { PaymentRefusal } from '../vocabulary/payments/payment-refusal'
import type { PaymentState } from '../vocabulary/payments/payment-state'
import type { CreatePaymentAnswer } from './provider'

export interface AdmittedPayment {
  coachId: CoachId
  accountId: AccountId
  platform: Platform
  /** null: made by an older build. */
  installation: InstallationMark
  /** False for data copied from an installation that follows its own payments. */
  isOurs: boolean
  facts: Required<PaymentTerms>
  state: PaymentState
  /** The same attempt makes the same payment for about a day. */
  attempt: number
  ageSeconds: number
  attemptedAt: Date
  askedAt: Date
  /** null without a payment. */
  paymentId: string | null
  refusal: PaymentRefusal | null
}

export function requestedFactsOf(
  admitted: Pick<AdmittedPayment, 'installation' | 'coachId' | 'accountId' | 'platform' | 'facts'>,
): RequestedFacts {
  const { installation, coachId, accountId, platform, facts } = admitted
  const { reference, amount, currency, fee } = facts
  return { installation, reference, coachId, accountId, amount, currency, fee, live: platform.live }
}

export interface AdmittedPaymentStore {
  findAdmitted(reference: string): Promise<AdmittedPayment | null>
  /** Decides how careful the gate is. */
  wasEverPaid(coachId: CoachId): Promise<boolean>
  /** The first of a reference wins and is returned. null: on hold. No hold can slip in between. */
  admitPayment(admitted: {
    coachId: CoachId
    accountId: AccountId
    platform: Platform
    facts: Required<PaymentTerms>
    evidence: Evidence
    by: DecidedBy
  }): Promise<AdmittedPayment | null>
  /** After a decline, at the same attempt. null: on hold. */
  readmitPayment(admitted: AdmittedPayment, evidence: Evidence, by: DecidedBy): Promise<AdmittedPayment | null>
  /** Unless the attempt was left. */
  askAgain(admitted: AdmittedPayment): Promise<void>
  /** Unless another request ran within a minute. */
  nextAttempt(admitted: AdmittedPayment): Promise<AdmittedPayment>
  /** For an attempt that can make nothing. */
  leaveSpentAttempt(admitted: AdmittedPayment): Promise<AdmittedPayment>
  /** One statement; the first outcome stays, but a payment wins over a refusal. */
  keepOutcome(
    admitted: AdmittedPayment,
    outcome: Exclude<CreatePaymentAnswer, { kind: 'away' }>,
    by: DecidedBy,
  ): Promise<void>
}
