/** Why a bank refuses a payout, docs.stripe.com/api/payouts/failures, with the message Stripe shows for it. */
export const bankFailures = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account has been frozen.',
  bank_account_restricted:
    'The bank account has restrictions on either the type, or the number, of payouts allowed. This normally indicates that the bank account is a savings or other non-checking account.',
  bank_ownership_changed: 'The destination bank account is no longer valid because its branch has changed ownership.',
  could_not_process: 'The bank could not process this payout.',
  debit_not_authorized:
    'Debit transactions are not approved on the bank account. (Stripe requires bank accounts to be set up for both credit and debit payouts.)',
  declined: 'The bank has declined this transfer. Please contact the bank before retrying.',
  incorrect_account_holder_name: 'Your bank notified us that the bank account holder name on file is incorrect.',
  insufficient_funds: 'Your Stripe account has insufficient funds to cover the payout.',
  invalid_account_number: 'The routing number seems correct, but the account number is invalid.',
  invalid_currency:
    'The bank was unable to process this payout because of its currency. This is probably because the bank account cannot accept payments in that currency.',
  no_account:
    'The bank account details on file are probably incorrect. No bank account could be located with those details.',
} as const

export type BankFailure = keyof typeof bankFailures

export const bankFailureCodes = Object.keys(bankFailures) as [BankFailure, ...BankFailure[]]

/** Test numbers whose payouts fail, in each country's length; docs.stripe.com/connect/testing#payouts. */
const refusing: [RegExp, BankFailure][] = [
  [/^0*1{5,}6$|^[A-Z]{2}\d{2}370400440532013001$/, 'no_account'],
  [/^0*1{5,}3$|^[A-Z]{2}\d{2}370400440532013002$/, 'account_closed'],
  [/^0*2{5,}7$|^[A-Z]{2}\d{2}370400440532013003$/, 'insufficient_funds'],
  [/^0*3{5,}5$|^[A-Z]{2}\d{2}370400440532013004$/, 'debit_not_authorized'],
  [/^0*4{5,}0$|^[A-Z]{2}\d{2}370400440532013005$/, 'invalid_currency'],
]

/** What the bank of this account number says to a payout; null when it takes it. */
export function failureOfBank(number: string): BankFailure | null {
  return refusing.find(([pattern]) => pattern.test(number))?.[1] ?? null
}
