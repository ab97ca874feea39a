import { stepOf } from '../currencies'
import { newId } from '../identifiers'
import { findCharge, insertMoney, updateMoney } from '../store/money'
import type { BalanceTransactionBody, ChargeBody, DisputeBody } from './bodies'
import { booksOfDispute } from './books'
import { type DisputeReason, disputeBody } from './dispute-body'
import { post } from './post'
import { settled } from './settle'
import { type Till, tell } from './till'

export interface Disputing {
  /** In minor units; left out: all that was captured and not refunded. */
  amount?: number
  reason?: DisputeReason
  /** Days until evidence is due. */
  days?: number
  /** Whether the bank only asks, and takes nothing yet. */
  inquiry?: boolean
}

/** The dispute of a charge; null: there is none. */
export async function disputeOf({ tx }: Pick<Till, 'tx'>, charge: string): Promise<DisputeBody | null> {
  const { rows } = await tx.query<{ body: DisputeBody }>("SELECT body FROM dispute WHERE body->>'charge' = $1", [
    charge,
  ])
  return rows[0]?.body ?? null
}

/** Whether the bank only asks, or only asked. */
export function isInquiry({ status }: Pick<DisputeBody, 'status'>): boolean {
  return status.startsWith('warning_')
}

/** What of a charge may still be taken back. */
export function leftToDispute({ amount_captured, amount_refunded }: ChargeBody): number {
  return amount_captured - amount_refunded
}

/**
 * The payer's bank takes a payment back until it is settled, or asks about it and takes nothing. Null: there is nothing
 * to dispute, or less than that, or it was disputed before.
 */
export async function openDispute(till: Till, chargeId: string, asked: Disputing): Promise<DisputeBody | null> {
  const { tx, platform, context } = till
  const captured = await findCharge(tx, platform.id, chargeId)
  if (captured === null || captured.disputed) return null
  const left = leftToDispute(captured)
  const { amount = left, reason = 'fraudulent', days = 10, inquiry = false } = asked
  if (left < 1 || amount > left || amount % stepOf(captured.currency) !== 0) return null

  const charge = await settled(till, captured)
  const created = context.clock.now()
  const about = { id: newId('du_'), amount, created, due: created + days * 86_400, reason, isInquiry: inquiry }
  const opened = disputeBody(charge, about)
  const dispute = inquiry ? opened : { ...opened, balance_transactions: await withdraw(till, opened) }
  await insertMoney(tx, 'dispute', platform.id, dispute)
  const disputed = { ...charge, disputed: true }
  await updateMoney(tx, 'charge', disputed)
  await tell(till, 'charge.updated', disputed, charge)
  await tell(till, 'charge.dispute.created', dispute)
  if (!inquiry) await tell(till, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** Takes what is disputed from the platform, and Stripe's fee. */
export async function withdraw(till: Till, { id, amount, currency }: DisputeBody): Promise<BalanceTransactionBody[]> {
  const posting = { currency, destination: null, sources: { adjustment: id } }
  const posted = await post(till, booksOfDispute(amount), posting)
  return [posted.platform.adjustment].flatMap((line) => line ?? [])
}
