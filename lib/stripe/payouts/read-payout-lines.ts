import type Stripe from 'stripe'
import type { PayoutLine } from '@/lib/payouts/balances/balance'
import type { PayoutLinesAnswer } from '@/lib/payouts/ports/provider'
import type { AccountId } from '@/lib/payouts/vocabulary/ids'
import type { PayoutLineKind } from '@/lib/payouts/vocabulary/payouts/payout-line-kind'
import { checkLineShape } from '../client/answer-shapes'
import { askOnce } from '../client/client'
import { noAccessOrAway, readAs, requireObject } from '../client/failures'

/**
 * Without the payout's own, whose source it is. Earlier payouts that came back are among them:
 * https://docs.stripe.com/api/balance_transactions/list#balance_transaction_list-payout
 */
export async function readPayoutLines(
  stripe: Stripe,
  accountId: AccountId,
  payoutId: string,
): Promise<PayoutLinesAnswer> {
  const query = { payout: payoutId, expand: ['data.source'], limit: 100 }
  const acting = { ...askOnce, stripeAccount: accountId }
  const lines: PayoutLine[] = []
  let after: string | undefined
  try {
    for (;;) {
      const page = requireObject(
        await stripe.balanceTransactions.list({ ...query, starting_after: after }, acting),
        'list',
      )
      lines.push(...readAs(() => page.data.filter(({ source }) => idOf(source) !== payoutId).map(toLine)))
      after = page.data.at(-1)?.id
      if (!page.has_more || after === undefined) return { kind: 'read', lines }
    }
  } catch (error) {
    return noAccessOrAway(error)
  }
}

function toLine({ id, net, source, type }: Stripe.BalanceTransaction): PayoutLine {
  checkLineShape({ id, net })
  const { transfer, reversal } = movementsOf(source)
  return { id, amount: net, kind: kindOf(), movementId: transfer ?? reversal }

  function kindOf(): PayoutLineKind {
    if (transfer !== null) return 'payment'
    if (reversal !== null) return 'taken-back'
    return type === 'payout_failure' || type === 'payout_cancel' ? 'returned' : 'other'
  }
}

/**
 * A destination charge reaches the account as a payment made by our transfer, and goes back as that payment's refund by
 * a reversal of ours: https://docs.stripe.com/connect/destination-charges
 */
function movementsOf(source: Stripe.BalanceTransaction['source']) {
  const found = typeof source === 'object' ? source : null
  const transfer = found?.object === 'charge' ? found.source_transfer : null
  const reversal = found?.object === 'refund' ? found.source_transfer_reversal : null
  return { transfer: idOf(transfer), reversal: idOf(reversal) }
}

function idOf(part: string | { id: string } | null | undefined): string | null {
  return typeof part === 'string' ? part : (part?.id ?? null)
}
