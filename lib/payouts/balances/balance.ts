import type { AccountId } from '../vocabulary/ids'
import type { PayoutFailure } from '../vocabulary/payouts/payout-failure'
import type { PayoutInterval } from '../vocabulary/payouts/payout-interval'
import type { PayoutLineKind } from '../vocabulary/payouts/payout-line-kind'
import type { PayoutState } from '../vocabulary/payouts/payout-state'

/** Minor units of one currency; below zero when the coach owes money. */
export interface BalanceAmount {
  currency: string
  available: number
  pending: number
  /** When the first of it becomes available; null when unknown. */
  pendingFrom: Date | null
}

export interface PayoutSchedule {
  interval: PayoutInterval
  /** 1 for Monday to 7 for Sunday; null unless weekly. */
  weekday: number | null
  /** 1 to 31, or the month's last day; null unless monthly. */
  dayOfMonth: number | null
  /** All of them, where there may be several; absent in what builds before stored. */
  weekdays?: number[]
  daysOfMonth?: number[]
}

export interface Payout {
  id: string
  /** Minor units; below zero when the provider debits the bank account. */
  amount: number
  currency: string
  state: PayoutState
  createdAt: Date
  /** Midnight UTC of the day the bank should show it. */
  arrivesOn: Date
  bankLast4: string | null
  failure: PayoutFailure | null
  /** False when someone requested it: what such a payout holds is unknown. */
  isAutomatic: boolean
}

export interface ListedPayout extends Payout {
  isReconciled: boolean
}

export interface PayoutLine {
  id: string
  kind: PayoutLineKind
  /** After fees, with its sign. */
  amount: number
  /** Of the movement it comes from; null when it comes from none. */
  movementId: string | null
}

export interface BalanceSnapshot {
  amounts: BalanceAmount[]
  schedule: PayoutSchedule
  /** Newest first, complete from the requested moment on. */
  payouts: ListedPayout[]
}

export interface Balance {
  accountId: AccountId
  amounts: BalanceAmount[]
  schedule: PayoutSchedule | null
  checkedAt: Date | null
  ageSeconds: number | null
  /** The latest fetch failed. */
  isUnconfirmed: boolean
}
