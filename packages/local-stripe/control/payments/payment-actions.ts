import { z } from 'zod'
import type { Context } from '../../context'
import type { ChargeBody, DisputeBody, IntentBody, RefundBody } from '../../money/bodies'
import { openDispute } from '../../money/disputes/dispute'
import { disputeReasons } from '../../money/disputes/dispute-options'
import { type DisputeOutcome, lockDispute, outcomes, settleDispute } from '../../money/disputes/settle-dispute'
import { requireIntentToChange } from '../../money/intent'
import { inPlatformTransaction } from '../../money/platform-transaction'
import { beginProcessing, endProcessing, processed } from '../../money/processing'
import { failureReasons, settleRefund } from '../../money/refunds/settle-refund'
import { ensureSettled } from '../../money/settle'
import { findChargeToChange, findMoney } from '../../store/money'

export const disputeSchema = z.strictObject({
  amount: z.number().int().min(1).optional(),
  reason: z.enum(disputeReasons).optional(),
  days: z.number().int().min(0).optional(),
  /** True when the bank only asks and takes nothing yet. */
  inquiry: z.boolean().optional(),
})

type Asked = z.infer<typeof disputeSchema>

/** @param id of a charge or a payment intent; null: it is not there, a dispute of it is open, or less than that is left */
export async function disputePayment(context: Context, id: string, asked: Asked): Promise<DisputeBody | null> {
  return inPlatformTransaction(context, id, async (transaction) => {
    const intent = await findMoney(transaction.tx, 'payment_intent', transaction.platform.id, id)
    return openDispute(transaction, intent === null ? id : (intent.latest_charge ?? ''), asked)
  })
}

/** Moves a payment to the balance early. Returns null when no charge has this id or intent. */
export async function settlePayment(context: Context, id: string): Promise<ChargeBody | null> {
  return inPlatformTransaction(context, id, async (transaction) => {
    const intent = await findMoney(transaction.tx, 'payment_intent', transaction.platform.id, id)
    const charge = await findChargeToChange(transaction.tx, transaction.platform.id, intent?.latest_charge ?? id)
    return charge && ensureSettled(transaction, charge)
  })
}

export const processingSchema = z.strictObject({ outcome: z.enum(processed).optional() })

/** Puts a payment into processing, or ends it. Returns null when the payment cannot. */
export async function processPayment(
  context: Context,
  id: string,
  { outcome }: z.infer<typeof processingSchema>,
): Promise<IntentBody | null> {
  return inPlatformTransaction(context, id, async (transaction) => {
    if ((await findMoney(transaction.tx, 'payment_intent', transaction.platform.id, id)) === null) return null
    const intent = await requireIntentToChange(transaction, id)
    return outcome === undefined ? beginProcessing(transaction, intent) : endProcessing(transaction, intent, outcome)
  })
}

export const disputeOutcomeSchema = z.strictObject({ outcome: z.enum(outcomes) })

/** Ends an open dispute or inquiry. Returns null when it cannot end that way. */
export async function endDispute(context: Context, id: string, outcome: DisputeOutcome): Promise<DisputeBody | null> {
  return inPlatformTransaction(context, id, async (transaction) => {
    const dispute = await lockDispute(transaction, id)
    return dispute && settleDispute(transaction, dispute, outcome)
  })
}

/** Only a failed refund has a reason. */
export const refundOutcomeSchema = z.union([
  z.strictObject({ outcome: z.literal('succeeded') }),
  z.strictObject({ outcome: z.literal('failed'), reason: z.enum(failureReasons).default('unknown') }),
])

/** @returns null when there is no such refund, or its outcome is known */
export async function endRefund(
  context: Context,
  id: string,
  asked: z.infer<typeof refundOutcomeSchema>,
): Promise<RefundBody | null> {
  return inPlatformTransaction(context, id, (transaction) =>
    settleRefund(transaction, id, asked.outcome === 'failed' ? asked.reason : asked.outcome),
  )
}
