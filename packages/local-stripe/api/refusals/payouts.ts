import type { Refusal } from './refusal'

export const payoutRefusals = {
  'payouts off': {
    when: 'a payout of an account whose payouts are off',
    status: 400,
    code: 'payouts_not_allowed',
    message: 'Payouts are not allowed on this account. Check its requirements to see what has to be provided.',
    source: 'inferred',
    page: 'docs.stripe.com/error-codes has the code',
  },
  'no bank account in the currency': {
    when: 'a payout in a currency of no bank account, or of the platform itself',
    status: 400,
    message: "Sorry, you don't have any external accounts in that currency ({currency}).",
    source: 'observed',
    page: 'public test logs',
  },
  'payout above balance': {
    when: 'a payout of more than is available',
    status: 400,
    code: 'balance_insufficient',
    message:
      'You have insufficient funds in your Stripe account for this transfer. Your {source} balance is too low.  You can use the /v1/balance endpoint to view your Stripe balance (for more details, see stripe.com/docs/api#balance).',
    source: 'observed',
    page: 'github.com/stripe/stripe-node/issues/1147',
  },
  'bank without instant payouts': {
    when: 'an instant payout to a bank account that takes none',
    status: 400,
    code: 'instant_payouts_unsupported',
    message: 'This bank account is not eligible for Instant Payouts.',
    param: 'method',
    source: 'inferred',
    page: 'docs.stripe.com/error-codes has the code',
  },
  'payout not to be canceled': {
    when: 'canceling an automatic payout, or one that the bank has',
    status: 400,
    message: 'This payout cannot be canceled because it has a status of {status}, or because it is automatic.',
    source: 'inferred',
    page: 'docs.stripe.com/api/payouts/cancel has the rule',
  },
  'payout by hand': {
    when: 'the balance transactions of a payout that was made by hand',
    status: 400,
    message: 'Balance transaction history can only be filtered on automatic transfers, not manual.',
    source: 'observed',
    page: 'public test logs',
  },
} as const satisfies Record<string, Refusal>
