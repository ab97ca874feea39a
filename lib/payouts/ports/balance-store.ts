import type { Platform } from '../accounts/account'
import type { Balance, BalanceSnapshot, Payout, PayoutLine } from '../balances/balance'
import type { AccountId, CoachId } from '../vocabulary/ids'
import type { Period } from './report-store'

export interface BalanceClaim {
  accountId: AccountId
  number: number
  /** Payouts created since then may have changed, or are not stored. */
  since: Date
  /** When it is due again; a payment that arrives meanwhile changes that. */
  dueAt: Date | null
}

export interface PayoutWithLines extends Payout {
  lines: StoredLine[] | null
  /** Also of those beyond `lines`. */
  lineCount: number
}

export interface StoredLine extends PayoutLine {
  reference: string | null
}

export interface RefusedSum {
  currency: string
  amount: number
  payments: number
}

/** Minor units. */
export interface PaidSum {
  currency: string
  payments: number
  paid: number
  refunded: number
  disputed: number
}

export interface BalanceStore {
  claimBalance(accountId: AccountId): Promise<BalanceClaim>
  /** Those that are due, for five minutes. */
  claimDueBalances(platform: Platform, most: number): Promise<BalanceClaim[]>
  /**
   * One statement with the decisions and emails about payouts that failed. False when a later fetch was stored.
   *
   * @param nextSeconds until the next fetch; null for none
   */
  keepBalance(claim: BalanceClaim, snapshot: BalanceSnapshot, nextSeconds: number | null): Promise<boolean>
  postponeBalance(claim: BalanceClaim): Promise<void>
  /** Not due again. */
  leaveBalance(claim: BalanceClaim): Promise<void>
  /** Accounts whose payouts still miss lines, those waiting longest first, for five minutes. */
  claimDueContents(platform: Platform, most: number): Promise<AccountId[]>
  /** Newest first, without those that cannot be asked for, or not yet again. */
  payoutsWithoutLines(accountId: AccountId, most: number): Promise<string[]>
  keepLines(payoutId: string, lines: PayoutLine[]): Promise<void>
  postponeLines(payoutId: string): Promise<void>
  arrangeContents(accountId: AccountId): Promise<void>
  /** Those after which none in their currency was sent, canceled ones aside. The cost does not grow with payouts. */
  failedPayouts(coachId: CoachId): Promise<Payout[]>
  findBalance(coachId: CoachId): Promise<Balance | null>
  /** The latest, by creation or, of a period, by arrival. */
  findPayouts(
    coachId: CoachId,
    which: { arriving?: Period; most?: number },
    mostLines: number,
  ): Promise<PayoutWithLines[]>
  /** Refused in the last `days`, and not admitted since. */
  refusedSums(coachId: CoachId, days: number): Promise<RefusedSum[]>
  /** Of payments admitted in the last `days`, largest first. */
  paidSums(coachId: CoachId, days: number): Promise<PaidSum[]>
}
