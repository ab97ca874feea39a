import { newId } from '../identifiers'
import { insertLines } from '../store/money'
import { arrangeRun } from '../store/payout-runs'
import type { BalanceTransactionBody } from './bodies'
import type { Books, Line, LineType } from './books'
import type { PlatformTransaction } from './platform-transaction'

interface Posting {
  currency: string
  /** The account that the destination's lines belong to. */
  destination: string | null
  /** The object behind each line. */
  sources: Partial<Record<LineType, string>>
  /** When the destination's lines are available, in unix seconds; at once when missing. The platform's always are. */
  availableOn?: number
}

/** Written lines by type. */
export interface Posted {
  platform: Partial<Record<LineType, BalanceTransactionBody>>
  destination: Partial<Record<LineType, BalanceTransactionBody>>
}

/**
 * Adds lines to the books of the platform and a connected account, whose balance is then looked at for a payout. Lines
 * never change, but for becoming available.
 */
export async function postToBooks(
  transaction: PlatformTransaction,
  books: Books,
  { currency, destination, sources, availableOn }: Posting,
): Promise<Posted> {
  const { tx, platform, context } = transaction
  const now = context.clock.now()
  const posted: Posted = { platform: {}, destination: {} }
  const written = (['platform', 'destination'] as const).flatMap((side) =>
    books[side].map((line) => {
      const about = { currency, source: sources[line.type] ?? '', created: now }
      const isLater = side === 'destination' && availableOn !== undefined && availableOn > now
      const body = transactionBody(line, isLater ? { ...about, availableOn, status: 'pending' } : about)
      posted[side][line.type] = body
      return { body, accountId: side === 'platform' ? null : destination }
    }),
  )
  await insertLines(tx, platform.id, written)
  if (destination !== null && books.destination.length > 0) {
    await arrangeRun(tx, platform.id, destination, Math.max(now, availableOn ?? 0))
  }
  return posted
}

interface About {
  currency: string
  source: string
  created: number
  availableOn?: number
  status?: 'available' | 'pending'
  description?: string | null
}

/** docs.stripe.com/api/balance_transactions/object */
export function transactionBody({ type, amount, fee }: Line, about: About): BalanceTransactionBody {
  const { currency, source, created, availableOn = created, status = 'available', description = null } = about
  return {
    id: newId('txn_'),
    object: 'balance_transaction',
    amount,
    available_on: availableOn,
    balance_type: 'payments',
    created,
    currency,
    description,
    exchange_rate: null,
    fee,
    fee_details: fee === 0 ? [] : [feeDetail(type, fee, currency)],
    net: amount - fee,
    reporting_category: type === 'adjustment' && amount > 0 ? 'dispute_reversal' : categories[type],
    source,
    status,
    type,
  }
}

function feeDetail(type: LineType, amount: number, currency: string) {
  if (type !== 'payment') {
    return { amount, application: null, currency, description: 'Stripe processing fees', type: 'stripe_fee' }
  }
  return { amount, application, currency, description: 'Application fee', type: 'application_fee' }
}

/** The application id under which accounts connect to the platform. */
export const application = 'ca_localstripe'

/** docs.stripe.com/reports/reporting-categories */
const categories: Record<LineType, string> = {
  charge: 'charge',
  transfer: 'transfer',
  application_fee: 'platform_earning',
  payment: 'charge',
  refund: 'refund',
  refund_failure: 'refund_failure',
  transfer_refund: 'transfer_reversal',
  application_fee_refund: 'platform_earning_refund',
  payment_refund: 'refund',
  adjustment: 'dispute',
  payout: 'payout',
  payout_failure: 'payout_reversal',
  payout_cancel: 'payout_reversal',
}
