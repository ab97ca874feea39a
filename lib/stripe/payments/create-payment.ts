import type Stripe from 'stripe'
import type { CreatePaymentAnswer, PaymentOrder } from '@/lib/payouts/ports/provider'
import type { PaymentRefusal } from '@/lib/payouts/vocabulary/payments/payment-refusal'
import { away, codeOf, isKeyUsed, isReplayed, refusalOf, requireObject, sentenceOf } from '../client/failures'
import { keyOf, marksOf } from '../client/installation-mark'
import { toPayment } from './made-payment'

/**
 * A destination charge: https://docs.stripe.com/connect/destination-charges
 * Safe to repeat: the same reference and attempt return the same payment. Only the gate's use case calls it.
 */
export async function createPayment(stripe: Stripe, order: PaymentOrder): Promise<CreatePaymentAnswer> {
  const { installation, coachId, accountId, amount, currency, reference, fee, attempt } = order
  try {
    const payment = await stripe.paymentIntents.create(
      {
        amount,
        currency,
        // Cards only: other methods may take days to confirm.
        allowed_payment_method_types: ['card'],
        automatic_payment_methods: { enabled: true },
        // By default, transfer and fee may follow an hour later.
        capture_method: 'automatic',
        transfer_data: { destination: accountId },
        ...(fee > 0 && { application_fee_amount: fee }),
        metadata: { coach_id: coachId, reference, ...marksOf(installation) },
      },
      { idempotencyKey: keyOf(installation, `charge:${attempt}:${reference}`) },
    )
    const made = { kind: 'collected', payment: toPayment(requireObject(payment, 'payment_intent')) } as const
    // A replayed answer is old: the payment may be canceled by now.
    const isFresh = payment.lastResponse.headers['idempotent-replayed'] !== 'true'
    return isFresh && payment.client_secret !== null ? { ...made, clientSecret: payment.client_secret } : made
  } catch (error) {
    if (isKeyUsed(error)) return { kind: 'refused', reason: 'reference-used', code: 'idempotency_error' }
    const refusal = refusalOf(error)
    if (refusal === null) return away(error)
    const reason = reasonOf(refusal)
    // A 403 that names nothing of the payment concerns our key's permissions, and can pass.
    if (refusal.statusCode === 403 && reason === 'other') return away(error)
    const said = { code: codeOf(refusal), sentence: sentenceOf(refusal) }
    return { kind: 'refused', reason, ...said, ...(isReplayed(error) && { isReplayed: true }) }
  }
}

const reasons: Record<string, PaymentRefusal> = {
  // A real code that the SDK's list lacks.
  insufficient_capabilities_for_transfer: 'transfers-off',
  transfers_not_allowed: 'transfers-off',
  amount_too_small: 'amount-too-small',
  amount_too_large: 'amount-too-large',
  account_invalid: 'account-gone',
  account_closed: 'account-gone',
}

function reasonOf(error: Stripe.errors.StripeError): PaymentRefusal {
  const known = reasons[error.code ?? '']
  if (known !== undefined) return known
  if (error.code === 'resource_missing' && error.param === 'transfer_data[destination]') return 'account-gone'
  if (/restricted outside of your platform/.test(error.message)) return 'region'
  if (/under the `\w+` service agreement/.test(error.message)) return 'agreement'
  return 'other'
}
