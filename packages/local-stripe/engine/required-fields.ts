import { companyFields } from './company-fields'
import type { AccountFacts } from './facts'
import { announcedForAll, enforcesFuture } from './future-requirements'

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

type Known = Pick<AccountFacts, 'country' | 'given' | 'enforcesFuture'>

/**
 * What Stripe asks of an Express account, observed in public test logs for US, DE, GB and AU just after creation. Other
 * countries follow DE; what a business type adds is inferred from
 * docs.stripe.com/connect/required-verification-information.
 */
export function requiredFields(facts: Known): string[] {
  const { country, given } = facts
  const fields = [...always]
  if (country === 'US') fields.push('settings.payments.statement_descriptor')
  else fields.push(...address, 'person.phone')
  if (country === 'AU' || country === 'CA') fields.push('person.address.state')
  if (given.business_type !== undefined) {
    if (country === 'US') fields.push(...address, 'person.address.state', 'person.phone', 'person.ssn_last_4')
    fields.push(...companyFields(country, given.business_type))
  }
  return enforcesFuture(facts) ? [...fields, ...announcedForAll] : fields
}

/** Required and unanswered. A product description replaces a website. */
export function missingFields(facts: Known & Pick<AccountFacts, 'submittedAt'>): string[] {
  return requiredFields(facts).filter((field) => {
    if (field === 'tos_acceptance') return facts.submittedAt === null
    if (field === 'business_profile.url' && facts.given['business_profile.product_description']) return false
    return !facts.given[field]
  })
}
