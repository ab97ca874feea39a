import type { AccountFacts } from './facts'

type Owner = Pick<AccountFacts, 'given' | 'submittedAt' | 'personId'>

/** Stripe's requirement keys for our fields, in Stripe's order. */
export function requirementKeys(facts: Owner, fields: string[]): string[] {
  return [...new Set(fields.flatMap((field) => keysOf(facts, field)))].sort()
}

/** The key that an error about a field names. */
export function requirementKey(facts: Owner, field: string): string {
  return keysOf(facts, field)[0] ?? field
}

/** The field behind a Stripe key; an unknown key stays as it is. */
export function fieldOfKey(key: string): string {
  const field = key.replace(/^(individual|representative|person_\w+)\./, 'person.')
  if (field.startsWith('person.dob.')) return 'person.dob'
  return field.startsWith('tos_acceptance.') ? 'tos_acceptance' : field
}

function keysOf(facts: Owner, field: string): string[] {
  if (field === 'tos_acceptance') return ['tos_acceptance.date', 'tos_acceptance.ip']
  if (!field.startsWith('person.')) return [field]
  const key = `${personPrefix(facts)}.${field.slice('person.'.length)}`
  return field === 'person.dob' ? [`${key}.day`, `${key}.month`, `${key}.year`] : [key]
}

/** An individual is the account; a company's representative is a person once details are submitted. */
function personPrefix({ given, submittedAt, personId }: Owner): string {
  if (given.business_type === 'individual') return 'individual'
  return given.business_type !== undefined && submittedAt !== null ? personId : 'representative'
}
