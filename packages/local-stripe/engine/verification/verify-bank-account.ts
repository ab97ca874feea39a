import { bankFailures } from '../bank-failures'
import type { AccountFacts } from '../facts'
import type { VerificationFailure } from './verification-failure'

const field = 'external_account'
const proof = 'documents.bank_account_ownership_verification.files'

/**
 * From docs.stripe.com/connect/testing, which shows them with one country's code and allows any other's. Their check digits
 * are often wrong.
 */
export function isTestIban(iban: string): boolean {
  return /^[A-Z]{2}\d{2}37040044053201300[0-5]$/.test(iban)
}

/** The owner of this number needs a document. */
const doubted = '000999999992'

/** What the check after submission finds in a bank account. That it refuses payouts, only a payout finds. */
export function verifyBankAccount(given: Record<string, string>): VerificationFailure[] {
  if (given[field] !== doubted || given[proof] !== undefined) return []
  const reason = 'Show by a document that this bank account is yours.'
  return [
    { field: proof, code: 'verification_document_not_uploaded', reason, causes: [field, proof], stops: 'payouts' },
  ]
}

/** A bank account that refused a payout stops payouts until there is another, and leaves charges on. */
export function refusedBankAccount({ given, refusedBank }: AccountFacts): VerificationFailure[] {
  if (!isRefused({ given, refusedBank }) || !refusedBank) return []
  const reason = bankFailures[refusedBank.code]
  return [{ field, code: 'verification_failed_other', reason, causes: [field], stops: 'payouts' }]
}

export function isRefused({ given, refusedBank }: Pick<AccountFacts, 'given' | 'refusedBank'>): boolean {
  return refusedBank !== undefined && refusedBank.number === given[field]
}
