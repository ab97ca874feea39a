import type Stripe from 'stripe'
import type { Payment } from '@/lib/payouts/payments/payment'
import type { MadeFacts, MadePayment } from '@/lib/payouts/payments/payment-differences'
import { checkPaymentShape, markIn, readId } from '../client/answer-shapes'
import { readAs } from '../client/failures'
import { markOf } from '../client/installation-mark'

/**
 * https://docs.stripe.com/api/payment_intents/object
 * Throws UnreadableAnswer for values that cannot be stored.
 */
export function toMadePayment(intent: Stripe.PaymentIntent): MadePayment {
  return readAs(() => {
    checkPaymentShape(intent)
    return { ...toPayment(intent), made: toMadeFacts(intent), createdAt: new Date((intent.created ?? 0) * 1000) }
  })
}

/** https://docs.stripe.com/payments/paymentintents/lifecycle */
export function toPayment({ id, status }: Stripe.PaymentIntent): Payment {
  return { paymentId: readId(id), state: states[status] ?? 'open' }
}

const states: Record<string, Payment['state']> = { succeeded: 'paid', processing: 'processing', canceled: 'canceled' }

function toMadeFacts(intent: Stripe.PaymentIntent): MadeFacts {
  const { metadata, amount, currency, application_fee_amount: fee, livemode, transfer_data: transfer } = intent
  const destination = transfer?.destination ?? null
  return {
    installation: markOf(metadata),
    reference: markIn(metadata, 'reference'),
    coachId: markIn(metadata, 'coach_id'),
    accountId: destination === null ? null : readId(typeof destination === 'string' ? destination : destination.id),
    amount,
    currency,
    fee: fee ?? 0,
    live: livemode,
    isOurKind: transfer != null && transfer.amount == null && intent.on_behalf_of == null,
  }
}
