import type { Finding } from './finding'

const field = 'external_account'
const proof = 'documents.bank_account_ownership_verification.files'

/** Account numbers and the end of an IBAN that name a bank's refusal, docs.stripe.com/connect/testing. */
const refusals: Record<string, string> = {
  '000111111116': 'The bank does not know this account.',
  '000111111113': 'The bank account was closed.',
  '000222222227': 'The bank account refused a transfer for lack of funds.',
  '000333333335': 'The bank account does not allow this transfer.',
  '000444444440': 'The bank account does not take this currency.',
  '3001': 'The bank does not know this account.',
  '3002': 'The bank account was closed.',
  '3003': 'The bank account refused a transfer for lack of funds.',
  '3004': 'The bank account does not allow this transfer.',
  '3005': 'The bank account does not take this currency.',
}

/** A number whose owner is only believed once a document shows it. */
const doubted = '000999999992'

/**
 * Refused bank accounts stop payouts and leave charges on. Simplified: Stripe learns of most of these at the first
 * payout; here the check after submitting finds them.
 */
export function judgeBank(given: Record<string, string>): Finding[] {
  const number = given[field] ?? ''
  if (number === doubted && given[proof] === undefined) {
    const reason = 'Show by a document that this bank account is yours.'
    return [
      { field: proof, code: 'verification_document_not_uploaded', reason, causes: [field, proof], stops: 'payouts' },
    ]
  }
  const reason = refusals[/^[A-Z]{2}/.test(number) ? number.slice(-4) : number]
  if (reason === undefined) return []
  return [{ field, code: 'verification_failed_other', reason, causes: [field], stops: 'payouts' }]
}
