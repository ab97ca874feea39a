import type { Platform } from '../accounts/account'
import type { Coach } from '../coaches/coach'
import type { Movement } from '../payments/outcome/movement'

/** Whole days in UTC, by the provider's own times. */
export interface Period {
  from: Date
  /** The first moment after it. */
  until: Date
}

/** What moved in a period and did not come back by itself; minor units. See `stands` for what counts. */
export interface Sums {
  charged: number
  fees: number
  feesReturned: number
  /** What went back to clients. */
  refunds: number
  /** What is on its way back to clients: the provider took it from the platform, and it may still fail. */
  refundsPending: number
  disputed: number
  transferred: number
  reversed: number
}

/** Sums of one currency. */
export interface CurrencySums {
  /** ISO 4217, lower case. */
  currency: string
  sums: Sums
}

export interface CoachSums extends CurrencySums {
  coach: Pick<Coach, 'id' | 'name' | 'email' | 'reference'>
}

export interface Report {
  /** Over every coach, a line for each currency. */
  totals: CurrencySums[]
  /** Fifty coaches at most, by name, a line for each coach and currency. */
  lines: CoachSums[]
  /** The cursor of the next page; null when there is none. */
  next: string | null
}

export interface ReportedMovement extends Movement {
  /** The charge's. */
  reference: string
  coach: Pick<Coach, 'name' | 'email' | 'reference'>
}

/** What moved in a period. Each answer is true of one moment, however long it takes to read. */
export interface ReportStore {
  findReport(platform: Platform, period: Period, cursor: string | null): Promise<Report>
  /** Every line of the report, a batch at a time. */
  readSums(platform: Platform, period: Period): AsyncIterable<CoachSums[]>
  /** Every movement, in the order of the provider's time, a batch at a time. */
  readMovements(platform: Platform, period: Period): AsyncIterable<ReportedMovement[]>
}
