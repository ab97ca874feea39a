import type { Platform } from './account'
import type { ChargeFacts, DecidedBy, Evidence } from './decision'
import type { AccountId, CoachId } from './ids'
import type { CollectAnswer, CollectRefusal } from './provider'

/**
 * asked: the provider was asked to take the money, and what came of it is not known. open: the client has not paid yet.
 * processing: the client has, and the money is on its way. declined: the provider said no after our gate said yes, or
 * never had the charge.
 */
export type ChargeState = 'asked' | 'open' | 'processing' | 'paid' | 'canceled' | 'declined'

/** A charge the gate admitted. */
export interface KeptCharge {
  coachId: CoachId
  accountId: AccountId
  /** The platform and mode it was admitted under. */
  platform: Platform
  facts: Required<ChargeFacts>
  state: ChargeState
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
  refusal: CollectRefusal | null
}

/** What is known of a charge by its caller's reference, of which there is one. */
export interface ChargeStore {
  findCharge(reference: string): Promise<KeptCharge | null>
  /**
   * Keeps an admitted charge and the decision together; keeps the first of a reference, and answers that. null: we hold
   * the coach, so nothing is kept; no hold begins between the look for one and the admission.
   */
  admitCharge(charge: {
    coachId: CoachId
    accountId: AccountId
    platform: Platform
    facts: Required<ChargeFacts>
    evidence: Evidence
    by: DecidedBy
  }): Promise<KeptCharge | null>
  /** Notes that the provider is asked again at the same attempt; an attempt that was left behind stays as it is. */
  askAgain(charge: KeptCharge): Promise<void>
  /**
   * Moves on to the next attempt, unless somebody did, or asked the provider since the charge was read or within a
   * minute before; answers the charge as it is then.
   */
  nextAttempt(charge: KeptCharge): Promise<KeptCharge>
  /** Keeps what came of asking and the decision in one statement, unless something was kept before. */
  keepOutcome(charge: KeptCharge, outcome: Exclude<CollectAnswer, { kind: 'away' }>, by: DecidedBy): Promise<void>
}
