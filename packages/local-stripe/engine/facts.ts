export type CapabilityName = 'card_payments' | 'transfers'

/**
 * What is known of an account. Fields are named without the role of the person they belong to, as in
 * `person.first_name`; `wire-fields.ts` gives Stripe's keys.
 */
export interface AccountFacts {
  country: string
  requested: CapabilityName[]
  /** The id Stripe's keys carry for a company's representative. */
  personId: string
  /** What the coach answered, by field. */
  given: Record<string, string>
  /** Answers given after the first submitting, until they are submitted too. */
  draft: Record<string, string>
  submittedAt: number | null
  /** The running or last check of what was submitted. */
  check: Check | null
  /** Further questions asked of this account. */
  demands: Demand[]
  intervention: Intervention | null
  /** What was announced to be asked later. */
  announced: Announcement[]
  /** Whether the platform's email for the account puts everything announced in force at once. */
  enforcesFuture: boolean
  /** What the account has earned, in the smallest unit of its currency. */
  volume: number
  /** When its volume crossed the threshold that asks for more; unix seconds. */
  crossedAt: number | null
  /** Whether transfers were taken away although everything is in order. */
  transfersOff: boolean
}

/** Times are unix seconds on the local clock. */
export interface Check {
  endsAt: number
  fields: string[]
  /** Whether payouts were on when it began: they stay on while it runs. */
  keepsOn: boolean
}

export interface Demand {
  field: string
  /** When it is due: at a time, `asked` without one, some day, or already. */
  due: number | 'asked' | 'later' | 'overdue'
  /** Unix seconds from when it is asked; from the start when left out. */
  from?: number
  code: string | null
  reason: string | null
}

/** A field that is asked from a time on, in unix seconds on the local clock. */
export interface Announcement {
  field: string
  inForceAt: number
}

export type Intervention =
  | { kind: 'paused' }
  | { kind: 'under_review' }
  | { kind: 'listed' }
  /** Payouts off, and nothing said or asked. */
  | { kind: 'off' }
  /** `over` is what stood before a platform rejected the account; payouts stop unless it `keepsPayouts`. */
  | { kind: 'rejected'; reason: string; keepsPayouts?: boolean; over?: Intervention | null }

export function newFacts(country: string, requested: CapabilityName[], personId: string): AccountFacts {
  return {
    country,
    requested,
    personId,
    given: {},
    draft: {},
    submittedAt: null,
    check: null,
    demands: [],
    intervention: null,
    announced: [],
    enforcesFuture: false,
    volume: 0,
    crossedAt: null,
    transfersOff: false,
  }
}
