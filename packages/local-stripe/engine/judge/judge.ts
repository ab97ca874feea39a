import type { Finding } from '../finding'
import { judgeBank } from './judge-bank'
import { judgeBusiness } from './judge-business'
import { judgeHome, judgeIdentity } from './judge-identity'
import { judgeProfile } from './judge-profile'

/** Judges answers by the test values of docs.stripe.com/connect/testing. */
export function judge(given: Record<string, string>): Finding[] {
  return [
    ...judgeIdentity(given),
    ...judgeHome(given),
    // A coach who became an individual is no longer judged by earlier business answers.
    ...(given.business_type === 'individual' ? [] : judgeBusiness(given)),
    ...judgeProfile(given),
    ...judgeBank(given),
  ]
}

/** Fields whose answers Stripe checks against other sources; others only have to be present. */
export const checkedFields = [
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
export function isKnownAtOnce(given: Record<string, string>): boolean {
  if (given.external_account?.startsWith('00099999999')) return false
  const number = '222222222'
  return (
    given['person.dob'] === '1902-01-01' || given['person.id_number'] === number || given['company.tax_id'] === number
  )
}
