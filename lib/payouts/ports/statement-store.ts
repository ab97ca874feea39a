import type { Payout, PayoutLine } from '../balances/balance'
import type { CoachId } from '../vocabulary/ids'
import type { PayoutState } from '../vocabulary/payouts/payout-state'
import type { Period } from './report-store'

/** Payouts of one currency, state and sign that arrive in one month. */
export interface PayoutSum {
  currency: string
  state: PayoutState
  isDebit: boolean
  /** 1 to 12. */
  month: number
  amount: number
  payouts: number
}

export interface PayoutDays {
  /** Of the last payout before the period. */
  before: Date | null
  /** Of the first payout after it. */
  after: Date | null
  years: number[]
}

export interface PayoutRow {
  payout: Payout
  isToCome: boolean
  /** null where the payout has none, or none is known. */
  line: (Pick<PayoutLine, 'kind' | 'amount'> & { reference: string | null }) | null
}

/** All by the day on which a payout arrives. */
export interface StatementStore {
  payoutSums(coachId: CoachId, period: Period): Promise<PayoutSum[]>
  countContentsToCome(coachId: CoachId, period: Period): Promise<number>
  payoutDays(coachId: CoachId, period: Period): Promise<PayoutDays>
  /** Oldest first; holds no connection between batches. */
  readPayoutRows(coachId: CoachId, period: Period): AsyncIterable<PayoutRow[]>
}
