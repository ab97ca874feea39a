import { newId } from '../../identifiers'
import type { IntentBody } from '../../money/bodies'

/** Amounts in minor units of `currency`. */
export interface NewPaymentIntent {
  amount: number
  currency: string
  application_fee_amount?: number
  allowed_payment_method_types?: string[]
  automatic_payment_methods?: { enabled: boolean; allow_redirects?: string }
  capture_method?: string
  description?: string
  on_behalf_of?: string
  metadata: Record<string, string>
  transfer_data?: { destination: string; amount?: number }
  transfer_group?: string
}

/** A new payment intent, docs.stripe.com/api/payment_intents/object. */
export function paymentIntentBody(id: string, created: number, made: NewPaymentIntent): IntentBody {
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: made.allowed_payment_method_types ?? null,
    amount: made.amount,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: made.application_fee_amount ?? null,
    automatic_payment_methods: { enabled: true, allow_redirects: 'always', ...made.automatic_payment_methods },
    canceled_at: null,
    cancellation_reason: null,
    capture_method: made.capture_method ?? 'automatic_async',
    client_secret: `${id}_secret_${newId('', 25)}`,
    confirmation_method: 'automatic',
    created,
    currency: made.currency.toLowerCase(),
    customer: null,
    customer_account: null,
    description: made.description ?? null,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: made.metadata,
    next_action: null,
    on_behalf_of: made.on_behalf_of ?? null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: null,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: made.transfer_data ?? null,
    transfer_group: made.transfer_group ?? null,
  }
}
