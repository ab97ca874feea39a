export interface Prefill {
  business_type?: string
  business_profile?: Record<string, string>
}

/** What a platform may answer for the coach before onboarding begins. */
export function prefilled({ business_type, business_profile = {} }: Prefill): Record<string, string> {
  const given: Record<string, string> = business_type === undefined ? {} : { business_type }
  for (const name of ['mcc', 'url', 'product_description']) {
    const value = business_profile[name]
    if (value) given[`business_profile.${name}`] = value
  }
  return given
}
