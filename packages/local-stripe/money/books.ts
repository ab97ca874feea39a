/**
 * One balance transaction in minor units: negative leaves the account, `fee` is deducted too.
 * Names follow docs.stripe.com/api/balance_transactions/object#balance_transaction_object-type.
 */
export interface Line {
  type: LineType
  amount: number
  fee: number
}

export type LineType =
  | 'charge'
  | 'transfer'
  | 'application_fee'
  | 'payment'
  | 'refund'
  | 'refund_failure'
  | 'transfer_refund'
  | 'application_fee_refund'
  | 'payment_refund'
  | 'adjustment'
  | 'payout'
  | 'payout_failure'
  | 'payout_cancel'

/** The effect of one event on the books of platform and destination. */
export interface Books {
  platform: Line[]
  destination: Line[]
}

/** Stripe's fee for a card payment: 2.9% and 30, in any currency. */
export function processingFee(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

/** Stripe's dispute fee, won or lost. */
export const disputeFee = 1500

interface Captured {
  amount: number
  /** The transfer to the destination, application fee included; null when the platform keeps all. */
  transferred: number | null
  applicationFee: number
}

/** A charge: the platform receives it, pays Stripe and transfers the destination's part. */
export function booksOfCharge({ amount, transferred, applicationFee }: Captured): Books {
  const taken = line('charge', amount, processingFee(amount))
  if (transferred === null) return { platform: [taken], destination: [] }
  return {
    platform: [taken, line('transfer', -transferred), ...unlessNothing('application_fee', applicationFee)],
    destination: [line('payment', transferred, applicationFee)],
  }
}

export function booksOfTransfer(amount: number): Books {
  return { platform: [line('transfer', -amount)], destination: [line('payment', amount)] }
}

export function booksOfReversal(amount: number): Books {
  return { platform: [line('transfer_refund', amount)], destination: [line('payment_refund', -amount)] }
}

interface Refunded {
  amount: number
  /** What the destination gives back of its transfer. */
  reversed: number
  /** What the platform gives back of its fee. */
  feeReturned: number
}

/** A refund: the platform pays, reversals return to it, Stripe keeps its fee. */
export function booksOfRefund({ amount, reversed, feeReturned }: Refunded): Books {
  return {
    platform: [
      line('refund', -amount),
      ...unlessNothing('transfer_refund', reversed),
      ...unlessNothing('application_fee_refund', -feeReturned),
    ],
    destination: [
      ...unlessNothing('payment_refund', -reversed),
      ...unlessNothing('application_fee_refund', feeReturned),
    ],
  }
}

/**
 * A failed refund: the money returns to the platform, docs.stripe.com/refunds#failed-refunds. Reversals and fee returns
 * stay as they are.
 */
export function booksOfFailedRefund(amount: number): Books {
  return { platform: [line('refund_failure', amount)], destination: [] }
}

/** The platform pays a dispute until it is won, docs.stripe.com/connect/disputes. */
export function booksOfDispute(amount: number): Books {
  return { platform: [line('adjustment', -amount, disputeFee)], destination: [] }
}

export function booksOfWin(amount: number): Books {
  return { platform: [line('adjustment', amount)], destination: [] }
}

/** A payout leaves the account for its bank; a debit, below zero, comes from there. */
export function booksOfPayout(amount: number): Books & { destination: [Line] } {
  return { platform: [], destination: [line('payout', -amount)] }
}

/** A payout that failed or was canceled is the account's again. */
export function booksOfReturn(
  amount: number,
  type: 'payout_failure' | 'payout_cancel',
): Books & { destination: [Line] } {
  return { platform: [], destination: [line(type, amount)] }
}

/**
 * The share of `whole` for the step from `before` to `after` of `total`: proportional, halves rounded up, and all steps
 * add up to `whole`.
 */
export function partBetween(whole: number, total: number, before: number, after: number): number {
  return proportion(whole, total, after) - proportion(whole, total, before)
}

/** BigInt, because a product of two amounts can exceed a double's precision. */
function proportion(whole: number, total: number, part: number): number {
  return Number((2n * BigInt(whole) * BigInt(part) + BigInt(total)) / (2n * BigInt(total)))
}

function line(type: LineType, amount: number, fee = 0): Line {
  return { type, amount: amount || 0, fee }
}

function unlessNothing(type: LineType, amount: number): Line[] {
  return amount === 0 ? [] : [line(type, amount)]
}
