import type { AccountFacts } from './facts'

const always = [
  'business_profile.mcc',
  'business_profile.url',
  'business_type',
  'external_account',
  'person.dob',
  'person.email',
  'person.first_name',
  'person.last_name',
  'tos_acceptance',
]
const address = ['person.address.city', 'person.address.line1', 'person.address.postal_code']
const statesInAddresses = ['AU', 'CA', 'US']

/**
 * What Stripe asks of an Express account, observed in public test logs for US, DE, GB and AU just after creation.
 * Other countries are asked what DE is; what the business type adds is simplified.
 */
export function requiredFields({ country, given }: Pick<AccountFacts, 'country' | 'given'>): string[] {
  const fields = [...always]
  if (country === 'US') fields.push('settings.payments.statement_descriptor')
  else fields.push(...address, 'person.phone')
  if (country === 'AU' || country === 'CA') fields.push('person.address.state')
  if (given.business_type !== undefined) {
    if (country === 'US') fields.push(...address, 'person.address.state', 'person.phone', 'person.ssn_last_4')
    if (given.business_type !== 'individual') fields.push(...companyFields(country))
  }
  return fields
}

/** Required and not yet answered; a description of the product stands in for a website. */
export function missingFields(facts: Pick<AccountFacts, 'country' | 'given' | 'submittedAt'>): string[] {
  return requiredFields(facts).filter((field) => {
    if (field === 'tos_acceptance') return facts.submittedAt === null
    if (field === 'business_profile.url' && facts.given['business_profile.product_description']) return false
    return !facts.given[field]
  })
}

function companyFields(country: string): string[] {
  const state = statesInAddresses.includes(country) ? ['company.address.state'] : []
  return [
    'company.name',
    'company.tax_id',
    'company.address.city',
    'company.address.line1',
    'company.address.postal_code',
    ...state,
  ]
}
