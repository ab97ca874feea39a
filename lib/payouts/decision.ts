import type { Cause } from './account'
import type { HoldReason } from './hold'
import type { AccountId, CoachId } from './ids'
import type { KeyScope } from './services/key'
import type { State } from './state'

/** Who decided: a person by our own id, one of the platform's services by its key's, or one of our machines. */
export type DecidedBy =
  | { kind: 'coach'; id: string }
  | { kind: 'admin'; id: string }
  | { kind: 'service'; id: string }
  | { kind: 'machine' }

/** How much was asked for whom; amounts in minor units of the currency. */
export interface ChargeFacts {
  amount: number
  currency: string
  reference: string
  /** What the platform keeps of it; unsaid by decisions of a time without fees. */
  fee?: number | undefined
}

/** How much of which charge was to be given back; minor units of the charge's currency. */
export interface RefundFacts {
  id: string
  reference: string
  amount: number
  currency: string
  /** Whether the coach gives back their part, and the platform its fee's. */
  takesBack: boolean
}

/** The evidence a charge was judged on. */
export interface Evidence {
  payoutsEnabled: boolean | null
  chargesEnabled: boolean | null
  transfers: string | null
  generation: number | null
  ageSeconds: number | null
}

/**
 * One audited answer we gave. It holds ids, codes, booleans, amounts, ages and times:
 * never a name, an address, free text or a payload.
 */
export type Decision =
  | { kind: 'coach-added'; coachId: CoachId; by: DecidedBy }
  | { kind: 'coach-held' | 'coach-released'; coachId: CoachId; by: DecidedBy; reason: HoldReason }
  | {
      kind: 'account-opened'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      to: State
      attempt: number
      /** True when an account made by an earlier, lost attempt was found and kept. */
      adopted: boolean
      country: string
    }
  | {
      kind: 'link-handed-out'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      link: 'onboarding' | 'dashboard'
    }
  | {
      kind: 'state-changed'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      cause: Cause
      from: State
      to: State
      generation: number
      payoutsEnabled: boolean
      chargesEnabled: boolean
      reason: string | null
    }
  | {
      kind: 'charge-admitted'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      charge: ChargeFacts
      evidence: Evidence
    }
  | {
      kind: 'charge-refused'
      coachId: CoachId
      accountId: AccountId | null
      by: DecidedBy
      charge: ChargeFacts
      evidence: Evidence
      reasons: string[]
    }
  | {
      kind: 'charge-outcome'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      charge: ChargeFacts
      outcome: string
      paymentId: string | null
      /** Why the gate had an open payment canceled; unsaid otherwise. */
      reasons?: string[] | undefined
    }
  | {
      kind: 'refund-asked'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      refund: RefundFacts
    }
  | {
      kind: 'refund-outcome'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      refund: RefundFacts
      outcome: string
    }
  /** A key of one of the platform's own services. */
  | { kind: 'key-made' | 'key-revoked'; keyId: string; by: DecidedBy; scopes: KeyScope[] }
  | { kind: 'role-changed'; userId: string; by: DecidedBy; role: 'admin'; granted: boolean }

export type DecisionKind = Decision['kind']

/** What people call whoever decided, by their id: an admin's address, a key's name. Whoever is not there has none. */
export type DeciderNames = ReadonlyMap<string, string>

/** A decision as it stands in the book. */
export type RecordedDecision = Decision & { id: string; at: Date }
