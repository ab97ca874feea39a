import list from './data/countries.json'

const countries: Record<string, { currency: string; region: string }> = list

/** Regions whose platforms may pay each other's accounts: https://docs.stripe.com/connect/cross-border-payouts */
const selfServe = new Set(['US', 'GB', 'CA', 'CH', 'EEA'])

/**
 * The countries a coach may choose: the configured ones, or all with Express accounts, cut to what the platform may
 * pay. Elsewhere onboarding would succeed and only the first charge would fail.
 */
export function offeredCountries(platformCountry: string, configured?: readonly string[]): string[] {
  return (configured ?? Object.keys(countries)).filter((country) => isWithinReach(platformCountry, country))
}

function isWithinReach(platformCountry: string, country: string): boolean {
  const there = countries[country]
  if (there === undefined) return false
  if (country === platformCountry) return true
  const here = countries[platformCountry]
  return here !== undefined && selfServe.has(here.region) && selfServe.has(there.region)
}
