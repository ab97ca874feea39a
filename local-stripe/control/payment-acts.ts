import { z } from 'zod'
import type { Context } from '../context'
import { atTill } from '../money/at-till'
import type { DisputeBody, RefundBody } from '../money/bodies'
import { openDispute, settleDispute } from '../money/dispute'
import { failureReasons, settleRefund } from '../money/settle-refund'
import { findMoney, findMoneyToChange } from '../store/money'

export const disputeSchema = z.strictObject({
  amount: z.number().int().min(1).optional(),
  reason: z
    .string()
    .regex(/^[a-z_]+$/)
    .optional(),
  days: z.number().int().min(0).optional(),
})

type Asked = z.infer<typeof disputeSchema>

/** @param id of a charge or a payment intent; null: it is not there, was disputed before, or less than that is left */
export async function disputePayment(context: Context, id: string, asked: Asked): Promise<DisputeBody | null> {
  return atTill(context, id, async (till) => {
    const intent = await findMoney(till.tx, 'payment_intent', till.platform.id, id)
    return openDispute(till, intent === null ? id : (intent.latest_charge ?? ''), asked)
  })
}

/** Ends an open dispute; null: there is none. */
export async function endDispute(context: Context, id: string, outcome: 'won' | 'lost'): Promise<DisputeBody | null> {
  return atTill(context, id, async (till) => {
    const dispute = await findMoneyToChange(till.tx, 'dispute', till.platform.id, id)
    return dispute?.status === 'needs_response' ? settleDispute(till, dispute, outcome) : null
  })
}

/** A reason is told only of what failed. */
export const refundOutcomeSchema = z.union([
  z.strictObject({ outcome: z.literal('succeeded') }),
  z.strictObject({ outcome: z.literal('failed'), reason: z.enum(failureReasons).default('unknown') }),
])

/** @returns null: there is no such refund, or its outcome is known already */
export async function endRefund(
  context: Context,
  id: string,
  asked: z.infer<typeof refundOutcomeSchema>,
): Promise<RefundBody | null> {
  return atTill(context, id, (till) =>
    settleRefund(till, id, asked.outcome === 'failed' ? asked.reason : asked.outcome),
  )
}
