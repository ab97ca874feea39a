import type { BankFailure } from './bank-failures'

export type CapabilityName = 'card_payments' | 'transfers'

/**
 * The facts of an account. Fields leave out the role of their person, as in `person.first_name`; `requirement-keys.ts`
 * gives Stripe's keys.
 */
export interface AccountFacts {
  country: string
  requested: CapabilityName[]
  /** The representative's id in Stripe's keys. */
  personId: string
  /** The coach's answers by field. */
  given: Record<string, string>
  /** Answers given after the first submission, until they are submitted too. */
  draft: Record<string, string>
  submittedAt: number | null
  /** The running or latest check. */
  check: Check | null
  /** Requirements of this account beyond its country's. */
  demands: ExtraRequirement[]
  intervention: Restriction | null
  /** Announced future questions. */
  announced: AnnouncedRequirement[]
  /** True when the account's test email puts all announced questions in force at once. */
  enforcesFuture: boolean
  /** Earnings in the currency's smallest unit. */
  volume: number
  /** When earnings crossed the threshold that asks for more, in unix seconds. */
  crossedAt: number | null
  /** True when transfers are off although everything is in order. */
  transfersOff: boolean
  /** The number of a bank account that refused a payout; missing until one did. */
  refusedBank?: { number: string; code: BankFailure }
  /** Bank accounts in other currencies than the country's, one for each. */
  otherBanks?: OtherBank[]
}

export interface OtherBank {
  currency: string
  number: string
  /** True once it refused a payout. */
  isRefused: boolean
}

/** Times are unix seconds on the local clock. */
export interface Check {
  endsAt: number
  fields: string[]
  /** True when payouts were on at the start: they stay on during the check. */
  keepsOn: boolean
}

export interface ExtraRequirement {
  field: string
  /** A due time, `asked` without one, some day, or already overdue. */
  due: number | 'asked' | 'later' | 'overdue'
  /** Unix seconds from which it is asked; from the start when missing. */
  from?: number
  code: string | null
  reason: string | null
}

/** A field asked from a time on, in unix seconds on the local clock. */
export interface AnnouncedRequirement {
  field: string
  inForceAt: number
}

export type Restriction =
  | { kind: 'paused' }
  | { kind: 'under_review' }
  | { kind: 'listed' }
  /** Payouts are off, with no reason and no question. */
  | { kind: 'off' }
  /** `over` is what applied before the platform's rejection. Payouts stop unless it `keepsPayouts`. */
  | { kind: 'rejected'; reason: string; keepsPayouts?: boolean; over?: Restriction | null }

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
