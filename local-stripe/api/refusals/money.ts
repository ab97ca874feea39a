import type { Refusal } from './refusal'

/** What is refused about payments, and about endpoints for notices. */
export const moneyRefusals = {
  'unknown currency': {
    when: 'a currency Stripe does not have',
    status: 400,
    message: 'Invalid currency: {currency}. Stripe currently supports these currencies: {currencies}',
    param: 'currency',
    source: 'observed',
    page: 'public test logs; the list is that of docs.stripe.com/currencies',
  },
  'amount too small': {
    when: 'an amount below the least of its currency',
    status: 400,
    code: 'amount_too_small',
    message: 'Amount must be at least {least} {currency}',
    param: 'amount',
    source: 'observed',
    page: 'public test logs, for usd; docs.stripe.com/currencies has the amounts',
  },
  'amount too large': {
    when: 'an amount of more than eight digits',
    status: 400,
    code: 'amount_too_large',
    message: 'Amount must be no more than {most}',
    param: 'amount',
    source: 'inferred',
    page: 'docs.stripe.com/api/payment_intents/create has the limit',
  },
  'destination without transfers': {
    when: 'a destination whose transfers are not active',
    status: 400,
    code: 'insufficient_capabilities_for_transfer',
    message:
      'Your destination account needs to have at least one of the following capabilities enabled: transfers, crypto_transfers, legacy_payments',
    param: 'transfer_data[destination]',
    source: 'observed',
    page: 'public test logs; the code is not among those of the SDK',
  },
  'destination out of region': {
    when: 'a destination outside the platform’s region',
    status: 400,
    message:
      "Funds can't be sent to accounts located in {country} because it's restricted outside of your platform's region",
    param: 'transfer_data[destination]',
    source: 'observed',
    page: 'public test logs; docs.stripe.com/connect/cross-border-payouts',
  },
  'fee without destination': {
    when: 'an application fee without a destination',
    status: 400,
    message: 'An application fee needs transfer_data[destination].',
    param: 'application_fee_amount',
    source: 'inferred',
    page: 'docs.stripe.com/connect/destination-charges has the rule',
  },
  'fee below zero': {
    when: 'an application fee below zero',
    status: 400,
    code: 'parameter_invalid_integer',
    message: 'Invalid non-negative integer',
    param: 'application_fee_amount',
    source: 'inferred',
    page: 'no real answer at hand',
  },
  'fee above amount': {
    when: 'an application fee larger than the amount',
    status: 400,
    message: 'The application fee cannot exceed the amount of the charge.',
    param: 'application_fee_amount',
    source: 'inferred',
    page: 'docs.stripe.com/connect/destination-charges has the rule',
  },
  'too many endpoints': {
    when: 'a seventeenth webhook endpoint',
    status: 400,
    message: 'You have reached the maximum of 16 test webhook endpoints.',
    source: 'observed',
    page: 'public test logs; docs.stripe.com/webhooks',
  },
} as const satisfies Record<string, Refusal>
