import type { VerificationFailure } from './verification-failure'
import { verifyBankAccount } from './verify-bank-account'
import { verifyBusiness } from './verify-business'
import { verifyBusinessProfile } from './verify-business-profile'
import { verifyHomeAddress, verifyIdentity } from './verify-identity'

/** Verifies answers by the test values of docs.stripe.com/connect/testing. */
export function verify(given: Record<string, string>): VerificationFailure[] {
  return [
    ...verifyIdentity(given),
    ...verifyHomeAddress(given),
    // A coach who became an individual keeps earlier business answers, which no longer count.
    ...(given.business_type === 'individual' ? [] : verifyBusiness(given)),
    ...verifyBusinessProfile(given),
    ...verifyBankAccount(given),
  ]
}

/** Fields whose answers Stripe checks against other sources; others only have to be present. */
export const fieldsToVerify = [
  'business_profile.name',
  'business_profile.product_description',
  'business_profile.url',
  'company.address.line1',
  'company.name',
  'company.tax_id',
  'company.verification.document',
  'directors.first_name',
  'documents.bank_account_ownership_verification.files',
  'external_account',
  'person.address.line1',
  'person.dob',
  'person.id_number',
  'person.ssn_last_4',
  'person.verification.additional_document',
  'person.verification.document',
  'settings.card_payments.statement_descriptor_prefix',
  'settings.payments.statement_descriptor',
]

/** True when Stripe knows the values at once, without a check. Bank checks take time. */
export function verifiesAtOnce(given: Record<string, string>): boolean {
  if (given.external_account?.startsWith('00099999999')) return false
  const number = '222222222'
  return (
    given['person.dob'] === '1902-01-01' || given['person.id_number'] === number || given['company.tax_id'] === number
  )
}
