import type { Context } from '../../context'
import { countryOf } from '../../data/countries'
import type { Platform } from '../../platform-key'

export function platformBody({ id }: Platform, { country }: Context): Record<string, unknown> {
  return {
    id,
    object: 'account',
    business_profile: null,
    business_type: 'company',
    capabilities: { card_payments: 'active', transfers: 'active' },
    charges_enabled: true,
    controller: { type: 'account' },
    country,
    created: 1_700_000_000,
    default_currency: countryOf(country)?.currency ?? 'usd',
    details_submitted: true,
    email: 'platform@example.com',
    metadata: {},
    payouts_enabled: true,
    settings: null,
    type: 'standard',
  }
}
