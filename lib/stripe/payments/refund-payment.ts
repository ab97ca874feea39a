import type Stripe from 'stripe'
import type { BalanceAnswer, RefundOrder, RefundPaymentAnswer } from '@/lib/payouts/ports/provider'
import type { RefundRefusal } from '@/lib/payouts/vocabulary/payments/refund'
import { checkAmountShape, readId } from '../client/answer-shapes'
import { repeatOnce } from '../client/client'
import { away, codeOf, isKeyUsed, noAccessOrAway, refusalOf, requireObject, sentenceOf } from '../client/failures'

/**
 * https://docs.stripe.com/connect/destination-charges#issue-refunds
 * Without `reverse_transfer` the platform pays. Safe to repeat: the same id returns the same refund.
 */
export async function refundPayment(stripe: Stripe, order: RefundOrder): Promise<RefundPaymentAnswer> {
  const { id, paymentId, amount, reversesTransfer, returnsFee } = order
  try {
    const refund = await stripe.refunds.create(
      {
        payment_intent: paymentId,
        amount,
        ...(reversesTransfer && { reverse_transfer: true }),
        ...(returnsFee && { refund_application_fee: true }),
        metadata: { refund_id: id },
      },
      { idempotencyKey: `refund:${id}` },
    )
    return { kind: 'refunded', refundId: readId(requireObject(refund, 'refund').id) }
  } catch (error) {
    // Says nothing about the first try's result.
    if (isKeyUsed(error)) return { kind: 'taken' }
    const refusal = refusalOf(error)
    if (refusal === null) return away(error)
    return { kind: 'refused', reason: reasonOf(refusal), code: codeOf(refusal), sentence: sentenceOf(refusal) }
  }
}

const reasons: Record<string, RefundRefusal> = {
  charge_already_refunded: 'nothing-left',
  charge_disputed: 'disputed',
  insufficient_funds: 'no-money',
  balance_insufficient: 'no-money',
  resource_missing: 'gone',
}

function reasonOf({ code, message }: Stripe.errors.StripeError): RefundRefusal {
  const known = reasons[code ?? '']
  if (known !== undefined) return known
  return /greater than (un)?refunded amount|is greater than/i.test(message) ? 'too-much' : 'other'
}

/** An account's balance in one currency: https://docs.stripe.com/api/balance */
export async function readBalance(stripe: Stripe, accountId: string | null, currency: string): Promise<BalanceAnswer> {
  try {
    const options = accountId === null ? repeatOnce : { ...repeatOnce, stripeAccount: accountId }
    const { available, pending } = requireObject(await stripe.balance.retrieve({}, options), 'balance')
    const parts = [...available, ...pending].filter((part) => part.currency === currency)
    const sum = parts.reduce((sum, { amount }) => sum + amount, 0)
    checkAmountShape(sum)
    return { kind: 'balance', amount: sum }
  } catch (error) {
    return noAccessOrAway(error)
  }
}
