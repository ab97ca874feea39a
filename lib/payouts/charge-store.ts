import type { Platform } from './account'
import type { ChargeFacts, Evidence } from './decision'
import type { AccountId, CoachId } from './ids'
import type { CollectAnswer, CollectRefusal } from './provider'

/**
 * asked: the provider was asked to take the money, and what came of it is not known. open: the client has not paid yet.
 * declined: the provider said no after our gate said yes.
 */
export type ChargeState = 'asked' | 'open' | 'paid' | 'canceled' | 'declined'

/** A charge the gate admitted. */
export interface KeptCharge {
  coachId: CoachId
  accountId: AccountId
  facts: Required<ChargeFacts>
  state: ChargeState
  /** Which attempt at asking the provider; the same attempt gives the same payment for about a day. */
  attempt: number
  /** Since this attempt began. */
  ageSeconds: number
  admittedAt: Date
  /** The provider's id; null unless `state` tells of a payment. */
  paymentId: string | null
  /** Null unless declined. */
  refusal: CollectRefusal | null
}

/** What is known of a charge by its caller's reference, of which there is one. */
export interface ChargeStore {
  findCharge(reference: string): Promise<KeptCharge | null>
  /** Keeps an admitted charge and the decision in one statement; keeps the first of a reference, and answers that. */
  admitCharge(charge: {
    coachId: CoachId
    accountId: AccountId
    platform: Platform
    facts: Required<ChargeFacts>
    evidence: Evidence
  }): Promise<KeptCharge>
  /** Moves on to the next attempt, unless somebody did; answers the charge as it is then. */
  nextAttempt(charge: KeptCharge): Promise<KeptCharge>
  /** Keeps what came of asking and the decision in one statement, unless something was kept before. */
  keepOutcome(charge: KeptCharge, outcome: Exclude<CollectAnswer, { kind: 'away' }>): Promise<void>
}
