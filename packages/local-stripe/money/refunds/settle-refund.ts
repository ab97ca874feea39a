import { findMoneyOf, findMoneyToChange, isSettling, settleAt, updateMoney } from '../../store/money'
import type { RefundBody } from '../bodies'
import { booksOfFailedRefund } from '../books'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { postToBooks } from '../post-to-books'

/** docs.stripe.com/api/refunds/object#refund_object-failure_reason */
export const failureReasons = [
  'charge_for_pending_refund_disputed',
  'declined',
  'expired_or_canceled_card',
  'insufficient_funds',
  'lost_or_stolen_card',
  'merchant_request',
  'unknown',
] as const

export type FailureReason = (typeof failureReasons)[number]

/** The bank's answer. Returns null when there is no such refund, or it already has one. */
export async function settleRefund(
  transaction: PlatformTransaction,
  id: string,
  outcome: 'succeeded' | FailureReason,
): Promise<RefundBody | null> {
  const refund = await lockRefund(transaction, id)
  if (refund === null || refund.status === 'failed') return null
  if (outcome !== 'succeeded') return failRefund(transaction, refund, outcome)
  return refund.status === 'pending' ? succeed(transaction, refund) : null
}

/** Ends a refund as its test card says; safe to repeat. */
export async function settleDueRefund(transaction: PlatformTransaction, id: string): Promise<RefundBody | null> {
  const refund = await lockRefund(transaction, id)
  if (refund === null || !(await isSettling(transaction.tx, 'refund', id))) return null
  return refund.status === 'pending'
    ? succeed(transaction, refund)
    : failRefund(transaction, refund, 'expired_or_canceled_card')
}

/** Locks a refund in the platform's books, and its charge first, as refunds do. */
async function lockRefund({ tx, platform }: PlatformTransaction, id: string): Promise<RefundBody | null> {
  const known = await findMoneyOf(tx, 'refund', platform.id, null, id)
  if (known === null) return null
  await findMoneyToChange(tx, 'charge', platform.id, known.charge)
  return findMoneyToChange(tx, 'refund', platform.id, id)
}

async function succeed(transaction: PlatformTransaction, refund: RefundBody): Promise<RefundBody> {
  const { pending_reason: _over, ...rest } = refund
  return keep(transaction, { ...rest, status: 'succeeded' }, refund)
}

/** The money returns to the platform and becomes refundable again. */
async function failRefund(
  transaction: PlatformTransaction,
  refund: RefundBody,
  reason: FailureReason,
): Promise<RefundBody> {
  const { tx, platform } = transaction
  const { currency, amount } = refund
  const sources = { refund_failure: refund.id }
  const posted = await postToBooks(transaction, booksOfFailedRefund(amount), { currency, destination: null, sources })
  const charge = await findMoneyToChange(tx, 'charge', platform.id, refund.charge)
  if (charge === null) throw new Error(`${refund.id} has no charge`)
  const amount_refunded = charge.amount_refunded - amount
  await updateMoney(tx, 'charge', { ...charge, amount_refunded, refunded: false })
  const { pending_reason: _over, ...rest } = refund
  const failed: RefundBody = {
    ...rest,
    failure_balance_transaction: posted.platform.refund_failure?.id,
    failure_reason: reason,
    status: 'failed',
  }
  await sendEvent(transaction, 'refund.failed', failed, refund)
  return keep(transaction, failed, refund)
}

async function keep(transaction: PlatformTransaction, refund: RefundBody, before: RefundBody): Promise<RefundBody> {
  await updateMoney(transaction.tx, 'refund', refund)
  await settleAt(transaction.tx, 'refund', refund.id, null)
  await sendEvent(transaction, 'refund.updated', refund, before)
  await sendEvent(transaction, 'charge.refund.updated', refund, before)
  return refund
}
