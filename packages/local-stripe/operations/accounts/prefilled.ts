export interface Prefill {
  business_type?: string
  business_profile?: Record<string, unknown>
}

/** Onboarding asks for these; only a platform writes the rest of a business profile. */
const asked = ['mcc', 'name', 'product_description', 'support_email', 'support_phone', 'support_url', 'url']

/** Merges a platform's prefilled answers, by engine field; an empty answer unsets. */
export function givenWith(given: Record<string, string>, params: Prefill): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...given, ...prefilled(params) }).filter(([, value]) => value !== ''))
}

export function prefilled({ business_type, business_profile = {} }: Prefill): Record<string, string> {
  const answers = asked
    .filter((name) => business_profile[name] !== undefined)
    .map((name) => [`business_profile.${name}`, String(business_profile[name] ?? '')])
  return { ...(business_type === undefined ? {} : { business_type }), ...Object.fromEntries(answers) }
}

/** The part of a business profile only the platform writes, for example `support_address`. */
export function platformsOwn(business_profile: Prefill['business_profile'] = {}): Record<string, unknown> {
  const own = Object.fromEntries(Object.entries(business_profile).filter(([name]) => !asked.includes(name)))
  const { support_address } = own
  return typeof support_address === 'object' ? { ...own, support_address: { ...noAddress, ...support_address } } : own
}

const noAddress = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null }
