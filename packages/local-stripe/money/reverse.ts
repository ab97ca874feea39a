import { findMoneyToChange, insertMoney, updateMoney } from '../store/money'
import { type RefundBody, type ReversalBody, type TransferBody, withFirst } from './bodies'
import { type PlatformTransaction, sendEvent } from './platform-transaction'
import type { Posted } from './post-to-books'

interface Reversing {
  /** Ids of the reversal, and of the matching refund in the destination's books. */
  ids: { reversal: string; payment: string }
  amount: number
  /** Its refund; null when reversed separately. */
  refund: string | null
  metadata: Record<string, string>
  posted: Posted
}

/** Records a reversal: on the platform as such, in the destination's books as a refund of its payment. */
export async function reverse(
  transaction: PlatformTransaction,
  transfer: TransferBody,
  asked: Reversing,
): Promise<ReversalBody> {
  const { tx, platform } = transaction
  const reversal = reversalBody(transfer, asked, transaction.context.clock.now())
  await insertMoney(tx, 'transfer_reversal', platform.id, reversal)
  const amount_reversed = transfer.amount_reversed + asked.amount
  const reversals = withFirst(transfer.reversals, reversal)
  const left = { ...transfer, amount_reversed, reversals, reversed: amount_reversed === transfer.amount }
  await updateMoney(tx, 'transfer', left)
  await sendEvent(transaction, 'transfer.reversed', left, transfer)

  const payment = await findMoneyToChange(tx, 'charge', platform.id, transfer.destination_payment)
  if (payment === null) throw new Error(`${transfer.id} made no payment`)
  await updateMoney(tx, 'charge', { ...payment, amount_refunded: amount_reversed, refunded: left.reversed })
  await insertMoney(tx, 'refund', platform.id, paymentRefundBody(transfer, reversal, asked), transfer.destination)
  return reversal
}

function reversalBody(
  transfer: TransferBody,
  { ids, amount, refund, metadata, posted }: Reversing,
  created: number,
): ReversalBody {
  return {
    id: ids.reversal,
    object: 'transfer_reversal',
    amount,
    balance_transaction: posted.platform.transfer_refund?.id ?? null,
    created,
    currency: transfer.currency,
    destination_payment_refund: ids.payment,
    metadata,
    source_refund: refund,
    transfer: transfer.id,
  }
}

function paymentRefundBody(
  { destination_payment }: TransferBody,
  { id, amount, created, currency }: ReversalBody,
  { ids, posted }: Reversing,
): RefundBody {
  return {
    id: ids.payment,
    object: 'refund',
    amount,
    balance_transaction: posted.destination.payment_refund?.id ?? null,
    charge: destination_payment,
    created,
    currency,
    customer: null,
    customer_account: null,
    metadata: {},
    payment_intent: null,
    payment_method: null,
    reason: null,
    receipt_number: null,
    source_transfer_reversal: id,
    status: 'succeeded',
    transfer_reversal: null,
  }
}
