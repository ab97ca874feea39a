import type { z } from 'zod'
import type { FollowedCharge } from '@/lib/payouts/services/followed-charge'
import type { charge } from './shapes'

export function toCharge(followed: FollowedCharge): z.infer<typeof charge> {
  const { reference, coach, amount, currency, fee, state, refusal, paymentId, admittedAt } = followed
  return {
    reference,
    coach: coach.id,
    amount,
    currency,
    fee,
    state,
    refunded: followed.refunded,
    disputed: followed.disputed,
    refusal,
    paymentId,
    admittedAt: admittedAt.toISOString(),
  }
}
