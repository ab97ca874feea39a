import type { z } from 'zod'
import type { FollowedPayment } from '@/lib/payouts/api-clients/follow-payment'
import type { charge } from './shapes'

export function toCharge(followed: FollowedPayment): z.infer<typeof charge> {
  const { reference, coach, amount, currency, fee, state, refusal, paymentId, admittedAt } = followed
  return {
    reference,
    coach: coach.id,
    coachReference: coach.reference,
    amount,
    currency,
    fee,
    state,
    checkedAt: followed.checkedAt?.toISOString() ?? null,
    refunded: followed.refunded,
    refundPending: followed.refundPending,
    disputed: followed.disputed,
    refusal,
    paymentId,
    admittedAt: admittedAt.toISOString(),
  }
}
