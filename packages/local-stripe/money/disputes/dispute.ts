import { stepOf } from '../../data/currencies'
import { newId } from '../../identifiers'
import { findChargeToChange, insertMoney, updateMoney } from '../../store/money'
import type { BalanceTransactionBody, ChargeBody, DisputeBody } from '../bodies'
import { booksOfDispute } from '../books'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { postToBooks } from '../post-to-books'
import { ensureSettled } from '../settle'
import { disputeBody } from './dispute-body'
import type { DisputeOptions } from './dispute-options'

/** A charge's disputes, newest first; at most one is open. */
export async function disputesOf({ tx }: Pick<PlatformTransaction, 'tx'>, charge: string): Promise<DisputeBody[]> {
  const { rows } = await tx.query<{ body: DisputeBody }>(
    "SELECT body FROM dispute WHERE body->>'charge' = $1 ORDER BY seq DESC",
    [charge],
  )
  return rows.map(({ body }) => body)
}

const open = ['needs_response', 'under_review', 'warning_needs_response', 'warning_under_review']

export function isOpen({ status }: Pick<DisputeBody, 'status'>): boolean {
  return open.includes(status)
}

/** True for an inquiry, open or closed. */
export function isInquiry({ status }: Pick<DisputeBody, 'status'>): boolean {
  return status.startsWith('warning_')
}

/** The disputable rest of a charge, without lost disputes. */
export function leftToDispute({ amount_captured, amount_refunded }: ChargeBody, disputes: DisputeBody[]): number {
  const lost = disputes.filter(({ status }) => status === 'lost').reduce((sum, { amount }) => sum + amount, 0)
  return amount_captured - amount_refunded - lost
}

/** Opens a dispute or an inquiry. Returns null when less than the amount is left, or another dispute is open. */
export async function openDispute(
  transaction: PlatformTransaction,
  chargeId: string,
  asked: DisputeOptions,
): Promise<DisputeBody | null> {
  const { tx, platform, context } = transaction
  const captured = await findChargeToChange(tx, platform.id, chargeId)
  if (captured === null) return null
  const before = await disputesOf(transaction, captured.id)
  const left = before.some(isOpen) ? 0 : leftToDispute(captured, before)
  const { amount = left, reason = 'fraudulent', days = 10, inquiry = false } = asked
  if (left < 1 || amount > left || amount % stepOf(captured.currency) !== 0) return null

  const charge = await ensureSettled(transaction, captured)
  const created = context.clock.now()
  const about = { id: newId('du_'), amount, created, due: created + days * 86_400, reason, isInquiry: inquiry }
  const opened = disputeBody(charge, about)
  const dispute = inquiry ? opened : { ...opened, balance_transactions: await withdraw(transaction, opened) }
  await insertMoney(tx, 'dispute', platform.id, dispute)
  const disputed = { ...charge, disputed: true }
  await updateMoney(tx, 'charge', disputed)
  if (!charge.disputed) await sendEvent(transaction, 'charge.updated', disputed, charge)
  await sendEvent(transaction, 'charge.dispute.created', dispute)
  if (!inquiry) await sendEvent(transaction, 'charge.dispute.funds_withdrawn', dispute)
  return dispute
}

/** Takes the disputed amount and Stripe's fee from the platform. */
export async function withdraw(
  transaction: PlatformTransaction,
  { id, amount, currency }: DisputeBody,
): Promise<BalanceTransactionBody[]> {
  const posting = { currency, destination: null, sources: { adjustment: id } }
  const posted = await postToBooks(transaction, booksOfDispute(amount), posting)
  return [posted.platform.adjustment].flatMap((line) => line ?? [])
}
