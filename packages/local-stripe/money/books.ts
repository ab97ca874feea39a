/**
 * One line of an account's books, in minor units: what leaves it is below zero, and `fee` is taken off besides.
 * The names are those of docs.stripe.com/api/balance_transactions/object#balance_transaction_object-type.
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

/** What one thing that happens does to the books of the platform and of the account it paid. */
export interface Books {
  platform: Line[]
  destination: Line[]
}

/** What Stripe keeps of a card payment: 2.9% and 30, in whatever currency. */
export function processingFee(amount: number): number {
  return Math.round(amount * 0.029) + 30
}

/** What Stripe keeps of a dispute, won or lost. */
export const disputeFee = 1500

interface Captured {
  amount: number
  /** What goes on to the destination, the application fee included; null: the platform keeps all. */
  transferred: number | null
  applicationFee: number
}

/** A charge: all of it comes to the platform, which pays Stripe, and what is for the destination goes on. */
export function booksOfCharge({ amount, transferred, applicationFee }: Captured): Books {
  const taken = line('charge', amount, processingFee(amount))
  if (transferred === null) return { platform: [taken], destination: [] }
  return {
    platform: [taken, line('transfer', -transferred), ...unlessNothing('application_fee', applicationFee)],
    destination: [line('payment', transferred, applicationFee)],
  }
}

/** What the platform sends by itself. */
export function booksOfTransfer(amount: number): Books {
  return { platform: [line('transfer', -amount)], destination: [line('payment', amount)] }
}

/** What it takes back by itself. */
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

/** A refund: the platform pays it, what is reversed comes back to it, and Stripe keeps its fee. */
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
 * A refund that failed: its money comes back to the platform, docs.stripe.com/refunds#failed-refunds. What was reversed
 * and returned with it stays where it is.
 */
export function booksOfFailedRefund(amount: number): Books {
  return { platform: [line('refund_failure', amount)], destination: [] }
}

/** A dispute is taken from the platform until it is won, docs.stripe.com/connect/disputes. */
export function booksOfDispute(amount: number): Books {
  return { platform: [line('adjustment', -amount, disputeFee)], destination: [] }
}

export function booksOfWin(amount: number): Books {
  return { platform: [line('adjustment', amount)], destination: [] }
}

/**
 * The part of `whole` that belongs to the step from `before` to `after` of `total`: in proportion, halves upwards, and
 * in such a way that the parts of all steps together are `whole`.
 */
export function partBetween(whole: number, total: number, before: number, after: number): number {
  return proportion(whole, total, after) - proportion(whole, total, before)
}

/** In whole numbers, for a product of two amounts is more than a double holds. */
function proportion(whole: number, total: number, part: number): number {
  return Number((2n * BigInt(whole) * BigInt(part) + BigInt(total)) / (2n * BigInt(total)))
}

function line(type: LineType, amount: number, fee = 0): Line {
  return { type, amount: amount || 0, fee }
}

function unlessNothing(type: LineType, amount: number): Line[] {
  return amount === 0 ? [] : [line(type, amount)]
}
