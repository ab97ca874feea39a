import type { Cause } from '../vocabulary/cause'
import type { DeciderKind, DecisionKind, LinkKind } from '../vocabulary/decision-kind'
import type { HoldReason } from '../vocabulary/hold-reason'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { KeyScope } from '../vocabulary/key-scope'
import type { State } from '../vocabulary/state'

/** Who decided: a person by our own id, one of the platform's services by its key's, or one of our machines. */
export type DecidedBy =
  | { kind: 'coach'; id: string }
  | { kind: 'admin'; id: string }
  | { kind: 'service'; id: string }
  | { kind: 'machine' }

/** Nobody's wish: what happens by itself, or by a command. */
export const machine = { kind: 'machine' } as const satisfies DecidedBy

/** How much was asked for whom; amounts in minor units of the currency. */
export interface PaymentTerms {
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

/** What the provider itself said of a refusal, for staff alone; unsaid where it did not refuse. */
export interface ProviderSaid {
  code: string
  sentence: string | null
}

/** Why something was refused: our own word, and the provider's code and sentence where it was the provider that did. */
export interface Refused {
  reason: string
  code: string | null
  sentence: string | null
}

/**
 * One audited answer we gave. It holds ids, codes, booleans, amounts, ages and times: never a name, an address, what a
 * person typed or a payload. Of a refusal it holds the provider's own sentence, addresses left out.
 */
export type Decision =
  | { kind: 'coach-added' | 'coach-renamed'; coachId: CoachId; by: DecidedBy }
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
      link: LinkKind
    }
  /** An account was asked for and none made; `country` as it was asked for. */
  | ({ kind: 'set-up-refused'; coachId: CoachId; by: DecidedBy; country: string } & Refused)
  | ({
      kind: 'link-refused'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      link: LinkKind
    } & Refused)
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
      charge: PaymentTerms
      evidence: Evidence
    }
  | {
      kind: 'charge-refused'
      coachId: CoachId
      accountId: AccountId | null
      by: DecidedBy
      charge: PaymentTerms
      evidence: Evidence
      reasons: string[]
    }
  | {
      kind: 'charge-outcome'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      charge: PaymentTerms
      outcome: string
      paymentId: string | null
      /** Why the gate had an open payment canceled; unsaid otherwise. */
      reasons?: string[] | undefined
      said?: ProviderSaid | undefined
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
      said?: ProviderSaid | undefined
    }
  /** A key of one of the platform's own services. */
  | { kind: 'key-made' | 'key-revoked'; keyId: string; by: DecidedBy; scopes: KeyScope[] }
  | { kind: 'role-changed'; userId: string; by: DecidedBy; role: 'admin'; granted: boolean }
  /** These data were declared a copy of another installation's, or the original after all. */
  | { kind: 'identity-changed'; by: DecidedBy; was: string; is: string; isCopy: boolean }

/** Does not compile while a kind stands in one of the two lists alone. */
type Unlisted = Exclude<Decision['kind'], DecisionKind> | Exclude<DecisionKind, Decision['kind']>
type Undecided = Exclude<DecidedBy['kind'], DeciderKind> | Exclude<DeciderKind, DecidedBy['kind']>
true satisfies [Unlisted | Undecided] extends [never] ? true : never

/** What people call whoever decided, by their id: an admin's address, a key's name. Whoever is not there has none. */
export type DeciderNames = ReadonlyMap<string, string>

/** A decision as it stands in the book. */
export type RecordedDecision = Decision & { id: string; at: Date }
