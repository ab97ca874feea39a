/** The payout settings of an account that decide when its money is available and paid out. */
export interface PayoutSettings {
  debit_negative_balances: boolean
  schedule: PayoutSchedule
  statement_descriptor: string | null
}

/** docs.stripe.com/api/accounts/object#account_object-settings-payouts-schedule */
export interface PayoutSchedule {
  delay_days: number
  interval: string
  weekly_anchor?: string
  weekly_payout_days?: string[]
  monthly_anchor?: number
  monthly_payout_days?: number[]
}
