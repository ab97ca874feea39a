const statesInAddresses = ['AU', 'CA', 'US']

/**
 * What a business owes beside its representative; nothing for an individual. Inferred: a company names its owners,
 * outside the United States its directors too; a non-profit has no owners.
 */
export function companyFields(country: string, businessType: string): string[] {
  if (businessType === 'individual') return []
  const state = statesInAddresses.includes(country) ? ['company.address.state'] : []
  return [
    'company.name',
    'company.tax_id',
    'company.phone',
    'company.address.city',
    'company.address.line1',
    'company.address.postal_code',
    ...state,
    ...othersOf(country, businessType).flatMap((role) => [
      ...['first_name', 'last_name', 'email'].map((field) => `${role}.${field}`),
      `company.${role}_provided`,
    ]),
  ]
}

function othersOf(country: string, businessType: string): string[] {
  const owners = businessType === 'company' ? ['owners'] : []
  return country === 'US' ? [...owners, 'executives'] : [...owners, 'directors', 'executives']
}
