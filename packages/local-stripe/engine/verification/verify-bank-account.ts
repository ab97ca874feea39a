import type { VerificationFailure } from './verification-failure'

const field = 'external_account'
const proof = 'documents.bank_account_ownership_verification.files'

/** Account numbers whose digits trigger a bank's refusal, in each country's length. */
const refusals: [RegExp, string][] = [
  [/^0*1{5,}6$|^DE\d{2}370400440532013001$/, 'The bank does not know this account.'],
  [/^0*1{5,}3$|^DE\d{2}370400440532013002$/, 'The bank account was closed.'],
  [/^0*2{5,}7$|^DE\d{2}370400440532013003$/, 'The bank account refused a transfer for lack of funds.'],
  [/^0*3{5,}5$|^DE\d{2}370400440532013004$/, 'The bank account does not allow this transfer.'],
  [/^0*4{5,}0$|^DE\d{2}370400440532013005$/, 'The bank account does not take this currency.'],
]

/** German IBANs from docs.stripe.com/connect/testing; some have wrong check digits. */
export function isTestIban(iban: string): boolean {
  return /^DE(89|62)37040044053201300[0-5]$/.test(iban)
}

/** The owner of this number needs a document. */
const doubted = '000999999992'

/**
 * Refused bank accounts stop payouts and leave charges on. Simplified: Stripe learns of most at the first payout; here
 * the check after submission finds them.
 */
export function verifyBankAccount(given: Record<string, string>): VerificationFailure[] {
  const number = given[field] ?? ''
  if (number === doubted && given[proof] === undefined) {
    const reason = 'Show by a document that this bank account is yours.'
    return [
      { field: proof, code: 'verification_document_not_uploaded', reason, causes: [field, proof], stops: 'payouts' },
    ]
  }
  const [, reason] = refusals.find(([pattern]) => pattern.test(number)) ?? []
  if (reason === undefined) return []
  return [{ field, code: 'verification_failed_other', reason, causes: [field], stops: 'payouts' }]
}
