import type { State } from '../vocabulary/accounts/state'
import type { Cause } from '../vocabulary/cause'
import type { DeciderKind, DecisionKind, LinkKind } from '../vocabulary/decision-kind'
import type { StaffReminderKind } from '../vocabulary/email-kind'
import type { Exclusion } from '../vocabulary/exclusion'
import type { AccountId, CoachId, HelpMessageId, NoteId } from '../vocabulary/ids'
import type { KeyScope } from '../vocabulary/key-scope'
import type { HoldReason } from '../vocabulary/payments/hold-reason'
import type { PayoutFailure } from '../vocabulary/payouts/payout-failure'

/** By id: a person, an API key or a machine. */
export type DecidedBy =
  | { kind: 'coach'; id: string }
  | { kind: 'admin'; id: string }
  | { kind: 'api-client'; id: string }
  | { kind: 'machine' }

export const machine = { kind: 'machine' } as const satisfies DecidedBy

export interface PaymentTerms {
  amount: number
  currency: string
  reference: string
  /** Missing in decisions older than fees. */
  fee?: number | undefined
}

export interface RefundFacts {
  id: string
  reference: string
  amount: number
  currency: string
  /** True when coach and platform give back their parts. */
  takesBack: boolean
}

export interface Evidence {
  payoutsEnabled: boolean | null
  chargesEnabled: boolean | null
  transfers: string | null
  generation: number | null
  ageSeconds: number | null
}

/** Missing where the provider did not refuse. */
export interface ProviderSaid {
  code: string
  sentence: string | null
}

/** Our word; the provider's code and sentence where it refused. */
export interface Refused {
  reason: string
  code: string | null
  sentence: string | null
}

/**
 * One audited answer. Holds ids, codes, amounts and times, never names, addresses or input, except a provider's refusal
 * without addresses.
 */
export type Decision =
  | { kind: 'coach-added' | 'coach-renamed' | 'reference-changed' | 'coach-invited'; coachId: CoachId; by: DecidedBy }
  | { kind: 'coach-reminded'; coachId: CoachId; by: DecidedBy; email: StaffReminderKind }
  /** Where the note is; its text stays there. */
  | { kind: 'note-added'; coachId: CoachId; by: DecidedBy; note: NoteId }
  /** By the coach, or by whoever had the link: a machine, since no one is known. */
  | { kind: 'reminders-stopped' | 'reminders-resumed'; coachId: CoachId; by: DecidedBy }
  | { kind: 'coach-excluded'; coachId: CoachId; by: DecidedBy; as: Exclusion }
  | { kind: 'coach-readmitted'; coachId: CoachId; by: DecidedBy; was: Exclusion }
  /** By staff; corrected: before the coach first signed in. */
  | { kind: 'email-change-asked' | 'email-change-dropped' | 'email-corrected'; coachId: CoachId; by: DecidedBy }
  | { kind: 'email-refused'; coachId: CoachId; by: DecidedBy }
  | { kind: 'coach-held' | 'coach-released'; coachId: CoachId; by: DecidedBy; reason: HoldReason }
  | {
      kind: 'account-opened'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      to: State
      attempt: number
      adopted: boolean
      country: string
    }
  | {
      kind: 'account-closed'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      from: State
      to: State
      country: string
      submitted: boolean
    }
  | ({ kind: 'account-not-closed'; coachId: CoachId; accountId: AccountId; by: DecidedBy } & Refused)
  | {
      kind: 'link-handed-out'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      link: LinkKind
    }
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
      kind: 'payout-failed'
      coachId: CoachId
      accountId: AccountId
      by: DecidedBy
      payout: { id: string; amount: number; currency: string; failure: PayoutFailure }
    }
  | {
      kind: 'help-asked'
      coachId: CoachId
      accountId: AccountId | null
      by: DecidedBy
      state: State
      message: HelpMessageId
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
      /** Only for a payment the gate canceled. */
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
  | { kind: 'key-made' | 'key-revoked'; keyId: string; by: DecidedBy; scopes: KeyScope[] }
  | { kind: 'email-changed'; userId: string; coachId: CoachId | null; by: DecidedBy }
  | { kind: 'role-changed'; userId: string; by: DecidedBy; role: 'admin'; granted: boolean }
  /** Data declared a copy, or an original again. */
  | { kind: 'identity-changed'; by: DecidedBy; was: string; is: string; isCopy: boolean }

/** Fails to compile when the two lists differ. */
type Unlisted = Exclude<Decision['kind'], DecisionKind> | Exclude<DecisionKind, Decision['kind']>
type Undecided = Exclude<DecidedBy['kind'], DeciderKind> | Exclude<DeciderKind, DecidedBy['kind']>
true satisfies [Unlisted | Undecided] extends [never] ? true : never

/** Email addresses and key names by id; missing people have none. */
export type DeciderNames = ReadonlyMap<string, string>

export type RecordedDecision = Decision & { id: string; at: Date }
