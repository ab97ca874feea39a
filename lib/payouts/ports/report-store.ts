import type { Platform } from '../accounts/account'
import type { Payout } from '../balances/balance'
import type { Coach } from '../coaches/coach'
import type { Movement } from '../payments/outcome/movement'

export interface Period {
  from: Date
  until: Date
}

/** Minor units; see `isStanding`. */
export interface Sums {
  charged: number
  fees: number
  feesReturned: number
  refunds: number
  refundsPending: number
  disputed: number
  transferred: number
  reversed: number
}

export interface CurrencySums {
  currency: string
  sums: Sums
}

export interface CoachSums extends CurrencySums {
  coach: Pick<Coach, 'id' | 'name' | 'email' | 'reference'>
}

export interface Report {
  totals: CurrencySums[]
  lines: CoachSums[]
  next: string | null
}

export interface ReportedMovement extends Movement {
  reference: string
  coach: Pick<Coach, 'name' | 'email' | 'reference'>
}

export interface ReportedPayout {
  payout: Payout
  accountId: string
  coach: Pick<Coach, 'id' | 'name' | 'email' | 'reference'>
}

export interface ReportStore {
  findReport(platform: Platform, period: Period, cursor: string | null): Promise<Report>
  readSums(platform: Platform, period: Period): AsyncIterable<CoachSums[]>
  readPayouts(platform: Platform, period: Period): AsyncIterable<ReportedPayout[]>
  readMovements(platform: Platform, period: Period): AsyncIterable<ReportedMovement[]>
}
