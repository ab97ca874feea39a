import { testBank } from './test-bank'

/**
 * Answers that pass every check, by docs.stripe.com/connect/testing.
 * @param country ISO code in capitals
 */
export function testAnswers(country: string): Record<string, string> {
  return {
    'person.email': 'coach@example.com',
    'person.phone': '0000000000',
    business_type: 'individual',
    'business_profile.mcc': '8299',
    'business_profile.url': 'https://accessible.stripe.com',
    'settings.payments.statement_descriptor': 'COACHING',
    'person.first_name': 'Jenny',
    'person.last_name': 'Rosen',
    'person.dob': '1901-01-01',
    'person.address.line1': 'address_full_match',
    ...place(country, 'person'),
    'person.ssn_last_4': '0000',
    'person.id_number': '000000000',
    'person.verification.document': 'file_identity_document_success',
    'person.verification.additional_document': 'file_identity_document_success',
    'company.name': 'Rosen Coaching',
    'company.tax_id': '000000000',
    'company.phone': '0000000000',
    'business_profile.support_phone': '0000000000',
    ...others(),
    'company.address.line1': 'address_full_match',
    ...place(country, 'company'),
    ...testBank(country),
  }
}

function others(): Record<string, string> {
  const answers = ['owners', 'directors', 'executives'].flatMap((role) => [
    [`${role}.first_name`, 'Jo'],
    [`${role}.last_name`, 'Rosen'],
    [`${role}.email`, 'jo@example.com'],
    [`company.${role}_provided`, 'true'],
  ])
  return Object.fromEntries(answers)
}

const places: Record<string, [city: string, postalCode: string, state: string]> = {
  AU: ['Sydney', '2000', 'NSW'],
  CA: ['Toronto', 'M5V 2T6', 'ON'],
  DE: ['Berlin', '10115', 'BE'],
  GB: ['London', 'SW1A 1AA', ''],
  US: ['San Francisco', '94103', 'CA'],
}

function place(country: string, owner: 'person' | 'company'): Record<string, string> {
  const [city, postalCode, state] = places[country] ?? ['Springfield', '1000', 'State']
  return {
    [`${owner}.address.city`]: city,
    [`${owner}.address.postal_code`]: postalCode,
    [`${owner}.address.state`]: state,
  }
}
