import type { AdmittedPayment } from '@/lib/payouts/ports/admitted-payment-store'
import type { AccountId, CoachId } from '@/lib/payouts/vocabulary/ids'
import type { PaymentRefusal } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import type { PaymentState } from '@/lib/payouts/vocabulary/payments/payment-state'

export interface AdmittedPaymentRow {
  reference: string
  coach_id: CoachId
  stripe_account_id: AccountId
  platform_account_id: AccountId
  livemode: boolean
  installation_id: string | null
  is_ours: boolean
  amount: number
  currency: string
  fee: number
  state: string
  attempt: number
  age_seconds: number
  attempted_at: Date
  asked_at: Date
  payment_intent_id: string | null
  refusal: string | null
}

export function toAdmittedPayment(row: AdmittedPaymentRow): AdmittedPayment {
  const { reference, amount, currency, fee } = row
  return {
    coachId: row.coach_id,
    accountId: row.stripe_account_id,
    platform: { accountId: row.platform_account_id, live: row.livemode },
    installation: row.installation_id,
    isOurs: row.is_ours,
    facts: { reference, amount, currency, fee },
    state: row.state as PaymentState,
    attempt: row.attempt,
    ageSeconds: row.age_seconds,
    attemptedAt: row.attempted_at,
    askedAt: row.asked_at,
    paymentId: row.payment_intent_id,
    refusal: row.refusal as PaymentRefusal | null,
  }
}
