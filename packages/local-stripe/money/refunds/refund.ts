import { inMajor } from '../../data/currencies'
import { refusal } from '../../errors'
import { newId } from '../../identifiers'
import { findMoneyToChange, insertMoney, settleAt, updateMoney } from '../../store/money'
import { availabilityOf } from '../../store/payable-lines'
import type { Queries } from '../../store/queries'
import { type ChargeBody, type DisputeBody, type FeeBody, type RefundBody, withFirst } from '../bodies'
import { booksOfRefund, partBetween } from '../books'
import { disputesOf, isInquiry } from '../disputes/dispute'
import { closeInquiryOf } from '../disputes/settle-dispute'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { type Posted, postToBooks } from '../post-to-books'
import { reverse } from '../reverse'
import { ensureSettled } from '../settle'
import { requireCard, type TestCard } from '../test-cards'

export interface Refunding {
  /** In minor units; null for all that is left. */
  amount: number | null
  reason: string | null
  metadata: Record<string, string>
  /** True when the destination gives back its part. */
  reverses: boolean
  /** True when the platform gives back its part of the fee. */
  returnsFee: boolean
}

/** Refunds a charge in full or in part. */
export async function refund(
  transaction: PlatformTransaction,
  captured: ChargeBody,
  asked: Refunding,
): Promise<RefundBody> {
  const { tx, platform } = transaction
  const charge = await ensureSettled(transaction, captured)
  const { currency } = charge
  const disputes = await disputesOf(transaction, charge.id)
  const amount = requireRefundable(charge, disputes, asked)
  const transfer = await findMoneyToChange(tx, 'transfer', platform.id, charge.transfer ?? '')
  const fee = await findMoneyToChange(tx, 'application_fee', platform.id, charge.application_fee ?? '')
  if (asked.reverses && transfer === null) throw refusal('no transfer to reverse', { charge: charge.id })
  if (asked.returnsFee && fee === null) throw refusal('no fee to return', { charge: charge.id })

  const before = await refundedSoFar(tx, charge.id)
  const part = (whole: number, from: number) => partBetween(whole, charge.amount_captured, from, from + amount)
  // After a failed refund or a separate reversal, the refundable amount exceeds what can still be reversed.
  const most = {
    reversed: leftOf(transfer?.amount, transfer?.amount_reversed),
    fee: leftOf(fee?.amount, fee?.amount_refunded),
  }
  const reversed = asked.reverses && transfer ? Math.min(part(transfer.amount, before.reversing), most.reversed) : 0
  const feeReturned = asked.returnsFee && fee ? Math.min(part(fee.amount, before.returning), most.fee) : 0
  const ids = { refund: newId('re_'), reversal: newId('trr_'), fee: newId('fr_'), payment: newId('pyr_') }
  const books = booksOfRefund({ amount, reversed, feeReturned })
  const sources = {
    refund: ids.refund,
    transfer_refund: ids.reversal,
    payment_refund: ids.payment,
    application_fee_refund: ids.fee,
  }
  const destination = transfer?.destination ?? null
  // What gives back money that is still pending is pending as long.
  const availableOn = (transfer && (await availabilityOf(tx, transfer.destination_payment))) ?? undefined
  const posted = await postToBooks(transaction, books, { currency, destination, sources, availableOn })

  const now = transaction.context.clock.now()
  const later = await laterOf(tx, charge)
  const given: RefundBody = {
    ...refundBody(ids.refund, amount, charge, asked, now),
    ...(later === 'late' && { status: 'pending', pending_reason: 'processing' }),
    balance_transaction: posted.platform.refund?.id ?? null,
    transfer_reversal: reversed === 0 ? null : ids.reversal,
  }
  await insertMoney(tx, 'refund', platform.id, given)
  await tx.query('UPDATE refund SET reverses_transfer = $2, returns_fee = $3 WHERE id = $1', [
    given.id,
    asked.reverses,
    asked.returnsFee,
  ])
  if (later) await settleAt(tx, 'refund', given.id, now + transaction.context.checkSeconds)
  await sendEvent(transaction, 'refund.created', given)
  if (transfer !== null && reversed > 0) {
    await reverse(transaction, transfer, { ids, amount: reversed, refund: given.id, metadata: {}, posted })
  }
  if (fee !== null && feeReturned > 0) await returnFee(transaction, fee, feeReturned, ids.fee, posted)

  const amount_refunded = charge.amount_refunded + amount
  const left = { ...charge, amount_refunded, refunded: amount_refunded === charge.amount_captured }
  await updateMoney(tx, 'charge', left)
  await sendEvent(transaction, 'charge.refunded', left, charge)
  if (left.refunded) await closeInquiryOf(transaction, disputes)
  return given
}

function requireRefundable(charge: ChargeBody, disputes: DisputeBody[], { amount }: Refunding): number {
  const { id, currency } = charge
  if (amount !== null && amount < 1) throw refusal('number too small', { param: 'amount', least: 1 })
  const stands = (dispute: DisputeBody) => dispute.status !== 'won' && !isInquiry(dispute)
  if (disputes.some(stands)) throw refusal('charged back', { charge: id })
  const left = charge.amount_captured - charge.amount_refunded
  if (left === 0) throw refusal('all refunded', { charge: id })
  if (amount === null || amount <= left) return amount ?? left
  throw refusal('refund above the rest', { amount: inMajor(amount, currency), left: inMajor(left, currency) })
}

/** What the card's bank does to refunds later. */
async function laterOf(tx: Queries, { payment_intent }: ChargeBody): Promise<TestCard['refunds']> {
  const { rows } = await tx.query<{ card: string }>(
    'SELECT card FROM payment_intent WHERE id = $1 AND card IS NOT NULL',
    [payment_intent],
  )
  return rows[0] && requireCard(rows[0].card).card.refunds
}

function leftOf(amount = 0, given = 0): number {
  return amount - given
}

interface SoFar {
  /** Refunded so far with a reversal, and with a fee return; failed refunds included. */
  reversing: number
  returning: number
}

async function refundedSoFar(tx: Queries, charge: string): Promise<SoFar> {
  const { rows } = await tx.query<SoFar>(
    `SELECT coalesce(sum((body->>'amount')::bigint) FILTER (WHERE reverses_transfer), 0)::bigint AS reversing,
       coalesce(sum((body->>'amount')::bigint) FILTER (WHERE returns_fee), 0)::bigint AS returning
     FROM refund WHERE body->>'charge' = $1`,
    [charge],
  )
  return rows[0] ?? { reversing: 0, returning: 0 }
}

async function returnFee(transaction: PlatformTransaction, fee: FeeBody, amount: number, id: string, posted: Posted) {
  const { tx, platform, context } = transaction
  const returned = {
    id,
    object: 'fee_refund',
    amount,
    balance_transaction: posted.platform.application_fee_refund?.id ?? null,
    created: context.clock.now(),
    currency: fee.currency,
    fee: fee.id,
    metadata: {},
  }
  await insertMoney(tx, 'fee_refund', platform.id, returned)
  const amount_refunded = fee.amount_refunded + amount
  const left = { ...fee, amount_refunded, refunded: amount_refunded === fee.amount }
  const told = { ...left, refunds: withFirst(fee.refunds, returned) }
  await updateMoney(tx, 'application_fee', told)
  await sendEvent(transaction, 'application_fee.refunded', told, fee)
}

function refundBody(id: string, amount: number, charge: ChargeBody, { reason, metadata }: Refunding, created: number) {
  return {
    id,
    object: 'refund',
    amount,
    charge: charge.id,
    created,
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: { card: { type: 'refund' }, type: 'card' },
    metadata,
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
  }
}
