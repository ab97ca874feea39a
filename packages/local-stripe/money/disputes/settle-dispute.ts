import { findMoney, findMoneyToChange, isSettling, settleAt, updateMoney } from '../../store/money'
import type { DisputeBody } from '../bodies'
import { booksOfWin } from '../books'
import { type PlatformTransaction, sendEvent } from '../platform-transaction'
import { postToBooks } from '../post-to-books'
import { disputesOf, isInquiry, isOpen, leftToDispute, withdraw } from './dispute'
import { asChargeback } from './dispute-body'

/** The cardholder may withdraw a dispute, which counts as won. */
const ends = ['won', 'lost', 'withdrawn'] as const

/** An inquiry ends closed, or becomes a dispute. */
const inquiryEnds = ['closed', 'escalated'] as const

export const outcomes = [...ends, ...inquiryEnds] as const

export type DisputeOutcome = (typeof outcomes)[number]

/** Finds a dispute and locks its charge first, as refunds do. Null when there is none. */
export async function lockDispute({ tx, platform }: PlatformTransaction, id: string): Promise<DisputeBody | null> {
  const known = await findMoney(tx, 'dispute', platform.id, id)
  if (known === null) return null
  await findMoneyToChange(tx, 'charge', platform.id, known.charge)
  return findMoneyToChange(tx, 'dispute', platform.id, id)
}

/** Ends an open dispute; returns null when it cannot end that way. The dispute is locked. */
export async function settleDispute(
  transaction: PlatformTransaction,
  dispute: DisputeBody,
  outcome: DisputeOutcome,
): Promise<DisputeBody | null> {
  if (!isOpen(dispute) || waysOf(dispute).every((way) => way !== outcome)) return null
  await settleAt(transaction.tx, 'dispute', dispute.id, null)
  if (outcome === 'closed') return close(transaction, { ...dispute, status: 'warning_closed' }, dispute)
  if (outcome === 'escalated') return escalate(transaction, dispute)
  if (outcome === 'lost')
    return close(transaction, { ...dispute, is_charge_refundable: false, status: 'lost' }, dispute)
  return win(transaction, dispute)
}

/** Ends a dispute by its evidence, docs.stripe.com/testing#evidence; safe to repeat. */
export async function settleDueDispute(transaction: PlatformTransaction, id: string): Promise<DisputeBody | null> {
  const dispute = await lockDispute(transaction, id)
  if (dispute === null || !(await isSettling(transaction.tx, 'dispute', id))) return null
  const outcome = outcomeOf(dispute)
  return outcome && settleDispute(transaction, dispute, outcome)
}

/** Null when the bank decides. */
export function outcomeOf({ evidence, status }: DisputeBody): DisputeOutcome | null {
  const said = String(evidence.uncategorized_text)
  return (isInquiry({ status }) ? inquiryEvidence : disputeEvidence).get(said) ?? null
}

const disputeEvidence = new Map<string, DisputeOutcome>([
  ['winning_evidence', 'won'],
  ['losing_evidence', 'lost'],
])

const inquiryEvidence = new Map<string, DisputeOutcome>([
  ['winning_evidence', 'closed'],
  ['losing_evidence', 'closed'],
  ['escalate_inquiry_evidence', 'escalated'],
])

export function waysOf(dispute: DisputeBody): readonly DisputeOutcome[] {
  return isInquiry(dispute) ? inquiryEnds : ends
}

/** A full refund closes an inquiry, docs.stripe.com/disputes/how-disputes-work#inquiries. */
export async function closeInquiryOf(transaction: PlatformTransaction, disputes: DisputeBody[]): Promise<void> {
  const inquiry = disputes.find((dispute) => isOpen(dispute) && isInquiry(dispute))
  const locked = inquiry && (await findMoneyToChange(transaction.tx, 'dispute', transaction.platform.id, inquiry.id))
  if (locked && isInquiry(locked)) await settleDispute(transaction, locked, 'closed')
}

/** The disputed amount returns; Stripe keeps its fee. */
async function win(transaction: PlatformTransaction, dispute: DisputeBody): Promise<DisputeBody> {
  const { currency, amount, balance_transactions } = dispute
  const sources = { adjustment: dispute.id }
  const posted = await postToBooks(transaction, booksOfWin(amount), { currency, destination: null, sources })
  const back = [posted.platform.adjustment].flatMap((line) => line ?? [])
  const won: DisputeBody = {
    ...dispute,
    balance_transactions: [...balance_transactions, ...back],
    is_charge_refundable: true,
    status: 'won',
  }
  await close(transaction, won, dispute)
  await sendEvent(transaction, 'charge.dispute.funds_reinstated', won, dispute)
  return won
}

/** The bank takes back what was not refunded meanwhile, and evidence is due again. */
async function escalate(transaction: PlatformTransaction, inquiry: DisputeBody): Promise<DisputeBody> {
  const { tx, platform, context } = transaction
  const charge = await findMoneyToChange(tx, 'charge', platform.id, inquiry.charge)
  if (charge === null) throw new Error(`${inquiry.id} has no charge`)
  const amount = Math.min(inquiry.amount, leftToDispute(charge, await disputesOf(transaction, charge.id)))
  const due_by = context.clock.now() + 10 * 86_400
  const escalated: DisputeBody = {
    ...asChargeback(charge, inquiry),
    amount,
    evidence_details: { ...inquiry.evidence_details, due_by },
    status: 'needs_response',
  }
  const taken = { ...escalated, balance_transactions: await withdraw(transaction, escalated) }
  await updateMoney(tx, 'dispute', taken)
  await sendEvent(transaction, 'charge.dispute.updated', taken, inquiry)
  await sendEvent(transaction, 'charge.dispute.funds_withdrawn', taken, inquiry)
  return taken
}

async function close(
  transaction: PlatformTransaction,
  settled: DisputeBody,
  before: DisputeBody,
): Promise<DisputeBody> {
  await updateMoney(transaction.tx, 'dispute', settled)
  await sendEvent(transaction, 'charge.dispute.closed', settled, before)
  return settled
}
