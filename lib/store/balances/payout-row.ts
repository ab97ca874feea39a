import type { Payout } from '@/lib/payouts/balances/balance'
import type { PayoutFailure } from '@/lib/payouts/vocabulary/payouts/payout-failure'
import type { PayoutState } from '@/lib/payouts/vocabulary/payouts/payout-state'

/** Numbers of 64 bits arrive as text. */
export interface PayoutRow {
  stripe_id: string
  amount: string
  currency: string
  state: PayoutState
  created_at: Date
  arrives_on: Date
  bank_last4: string | null
  failure: PayoutFailure | null
  is_automatic: boolean
}

export function toPayout(row: PayoutRow): Payout {
  return {
    id: row.stripe_id,
    amount: Number(row.amount),
    currency: row.currency,
    state: row.state,
    createdAt: row.created_at,
    arrivesOn: row.arrives_on,
    bankLast4: row.bank_last4,
    failure: row.failure,
    isAutomatic: row.is_automatic,
  }
}
