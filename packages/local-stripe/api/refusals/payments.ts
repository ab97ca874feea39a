import { notBuilt, type Refusal } from './refusal'

const statusPage = 'public test logs; docs.stripe.com/error-codes'

export const paymentRefusals = {
  'no return address': {
    when: 'confirming without `return_url` where a payment method may lead elsewhere',
    status: 400,
    message:
      "This PaymentIntent is configured to accept payment methods enabled in your Dashboard. Because some of these payment methods might redirect your customer off of your page, you must provide a `return_url`. If you don't want to accept redirect-based payment methods, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents and Payment Intents.",
    source: 'observed',
    page: 'public test logs',
  },
  'unsupported card': {
    when: 'a test card that this server has not',
    status: 501,
    code: notBuilt,
    message: 'The local Stripe does not have the test card {name}.',
    param: 'payment_method',
    source: 'local',
    page: 'how faithful it is',
  },
  'no payment method': {
    when: 'confirming what has no payment method',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message:
      "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update the PaymentIntent with a payment method and then confirm it again, or confirm it again directly with a payment method or ConfirmationToken.",
    source: 'observed',
    page: 'public test logs',
  },
  'address without confirming': {
    when: '`return_url` on a payment intent that is not confirmed at once',
    status: 400,
    message: 'You can only pass in `return_url` when `confirm` is set to `true`.',
    param: 'return_url',
    source: 'inferred',
    page: 'docs.stripe.com/api/payment_intents/create has the rule',
  },
  'already paid': {
    when: 'confirming what has succeeded',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message: 'You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed.',
    source: 'observed',
    page: statusPage,
  },
  'not to be confirmed': {
    when: 'confirming what waits for its capture or was canceled',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message:
      'You cannot confirm this PaymentIntent because it has a status of {status}. Only a PaymentIntent with one of the following statuses may be confirmed: {statuses}.',
    source: 'inferred',
    page: 'from the wording for captures; docs.stripe.com/error-codes has the code',
  },
  'not to be updated': {
    when: 'changing the amount, currency, payment method, capture method or transfer of what was paid, is held or was canceled',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message:
      "This PaymentIntent's {param} could not be updated because it has a status of {status}. You may only update the {param} of a PaymentIntent with one of the following statuses: {statuses}.",
    param: '{param}',
    source: 'observed',
    page: 'github.com/solidusio/solidus_stripe/issues/186, for amount',
  },
  'fee after capture': {
    when: 'changing the application fee of what was captured',
    status: 400,
    message:
      'The parameter application_fee_amount cannot be updated on a PaymentIntent after a capture has already been made.',
    param: 'application_fee_amount',
    source: 'observed',
    page: 'github.com/woocommerce/woocommerce-gateway-stripe/issues/2503',
  },
  'not to be captured': {
    when: 'capturing what does not wait for it',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message:
      'This PaymentIntent could not be captured because it has a status of {status}. Only a PaymentIntent with one of the following statuses may be captured: requires_capture.',
    source: 'observed',
    page: statusPage,
  },
  'capture above amount': {
    when: 'capturing more than there is',
    status: 400,
    code: 'amount_too_large',
    message:
      'The amount_to_capture parameter, {amount}, is greater than the amount that can be captured, {capturable}.',
    param: 'amount_to_capture',
    source: 'inferred',
    page: 'docs.stripe.com/api/payment_intents/capture has the rule',
  },
  'not to be cancelled': {
    when: 'canceling what has succeeded or was canceled',
    status: 400,
    code: 'payment_intent_unexpected_state',
    message:
      'You cannot cancel this PaymentIntent because it has a status of {status}. Only a PaymentIntent with one of the following statuses may be canceled: {statuses}.',
    source: 'observed',
    page: statusPage,
  },
  'nothing named to refund': {
    when: 'a refund of neither a charge nor a payment intent',
    status: 400,
    code: 'parameter_missing',
    message: 'One of the following params should be provided for this request: payment_intent or charge.',
    source: 'inferred',
    page: 'docs.stripe.com/api/refunds/create has the rule',
  },
  'nothing paid to refund': {
    when: 'a refund of what was not paid',
    status: 400,
    message: 'This PaymentIntent ({intent}) does not have a successful charge to refund.',
    source: 'inferred',
    page: 'public code; no real answer at hand',
  },
  'all refunded': {
    when: 'a refund of what is refunded already',
    status: 400,
    code: 'charge_already_refunded',
    message: 'Charge {charge} has already been refunded.',
    source: 'observed',
    page: statusPage,
  },
  'refund above the rest': {
    when: 'a refund of more than is left',
    status: 400,
    message: 'Refund amount ({amount}) is greater than unrefunded amount on charge ({left})',
    param: 'amount',
    source: 'observed',
    page: 'public test logs',
  },
  'charged back': {
    when: 'a refund of what is disputed, unless the dispute was won',
    status: 400,
    code: 'charge_disputed',
    message: 'Charge {charge} has been charged back; cannot issue a refund.',
    source: 'observed',
    page: statusPage,
  },
  'no transfer to reverse': {
    when: '`reverse_transfer` for a charge without a destination',
    status: 400,
    message: 'Charge {charge} has no transfer, so its transfer cannot be reversed.',
    param: 'reverse_transfer',
    source: 'inferred',
    page: 'docs.stripe.com/connect/destination-charges has the rule',
  },
  'no fee to return': {
    when: '`refund_application_fee` for a charge without a fee',
    status: 400,
    message: 'Charge {charge} has no application fee, so its application fee cannot be refunded.',
    param: 'refund_application_fee',
    source: 'inferred',
    page: 'docs.stripe.com/connect/destination-charges has the rule',
  },
  'inquiry not accepted': {
    when: 'closing an inquiry, which took nothing',
    status: 400,
    message: 'This dispute is an inquiry, which is answered or refunded and cannot be accepted.',
    source: 'inferred',
    page: 'public code; docs.stripe.com/disputes/how-disputes-work has the ways out',
  },
  'dispute over': {
    when: 'closing or answering a dispute that is over',
    status: 400,
    message: 'This dispute is already closed.',
    source: 'inferred',
    page: 'docs.stripe.com/api/disputes/close has the operation',
  },
} as const satisfies Record<string, Refusal>
