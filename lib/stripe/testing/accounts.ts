type Country = 'US' | 'DE' | 'GB' | 'AU'

const everywhere = [
  'business_profile.mcc',
  'business_profile.url',
  'business_type',
  'external_account',
  'representative.dob.day',
  'representative.dob.month',
  'representative.dob.year',
  'representative.email',
  'representative.first_name',
  'representative.last_name',
  'tos_acceptance.date',
  'tos_acceptance.ip',
]
const address = [
  'representative.address.city',
  'representative.address.line1',
  'representative.address.postal_code',
  'representative.phone',
]

/** Real requirements right after creation with both capabilities, API 2025-03-31. */
const samples: Record<Country, { currency: string; due: string[] }> = {
  US: { currency: 'usd', due: [...everywhere, 'settings.payments.statement_descriptor'] },
  DE: { currency: 'eur', due: [...everywhere, ...address] },
  GB: { currency: 'gbp', due: [...everywhere, ...address] },
  AU: { currency: 'aud', due: [...everywhere, ...address, 'representative.address.state'] },
}

export const sampleCountries = Object.keys(samples) as Country[]

const nothing = {
  alternatives: [],
  errors: [],
  current_deadline: null,
  disabled_reason: null,
  pending_verification: [],
}

export function createdAccount(country: Country = 'DE', metadata: Record<string, string> = {}) {
  const { currency, due } = samples[country]
  return {
    id: 'acct_coach',
    object: 'account' as const,
    business_type: null,
    capabilities: { card_payments: 'inactive', transfers: 'inactive' },
    charges_enabled: false,
    controller: {
      fees: { payer: 'application' },
      is_controller: true,
      losses: { payments: 'application' },
      requirement_collection: 'stripe',
      stripe_dashboard: { type: 'express' },
      type: 'application',
    },
    country,
    default_currency: currency,
    details_submitted: false,
    future_requirements: { ...nothing, currently_due: [], eventually_due: [], past_due: [] },
    login_links: { object: 'list', data: [], has_more: false, total_count: 0 },
    metadata,
    payouts_enabled: false,
    requirements: {
      ...nothing,
      currently_due: due,
      eventually_due: due,
      past_due: due,
      disabled_reason: 'requirements.past_due',
    },
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'none',
  }
}
