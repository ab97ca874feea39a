import data from '../data/countries.json'

const countries: Record<string, { currency: string; region: string }> = data.countries

/** Regions with cross-border payouts: https://docs.stripe.com/connect/cross-border-payouts */
const selfServe = new Set(data.selfServe)

/** Platforms with Express accounts: https://docs.stripe.com/connect/express-accounts */
const platforms = new Set(data.platforms)
const onRequest = new Set(data.platformsOnRequest)

export interface Offer {
  countries: string[]
  /** Configured but not offered: the platform may not pay there, or there are no Express accounts. */
  beyond: string[]
  /** Why no country can be offered; null when some can. */
  fault: string | null
  /** What needs Stripe's agreement first; null for nothing. */
  doubt: string | null
}

/**
 * The configured countries, or all with Express accounts, limited to those the platform may pay. Elsewhere onboarding
 * would succeed and the first payment would fail. Offers nothing by default where Stripe lists no platforms.
 */
export function offerOf(platformCountry: string, configured?: readonly string[]): Offer {
  const within = Object.keys(countries).filter((country) => isWithinReach(platformCountry, country))
  const byDefault = platforms.has(platformCountry) ? within : []
  const offered = configured === undefined ? byDefault : configured.filter((country) => within.includes(country))
  const beyond = (configured ?? []).filter((country) => !offered.includes(country))
  const fault = offered.length > 0 ? null : faultOf(platformCountry, within, beyond)
  return { countries: offered, beyond, fault, doubt: fault === null ? doubtOf(platformCountry) : null }
}

function faultOf(platformCountry: string, within: string[], beyond: string[]): string {
  const { accounts, platforms, crossBorder } = data.sources
  if (within.length === 0)
    return `PLATFORM_COUNTRY ${platformCountry}: Stripe lists no Express accounts there, and a platform there may pay no others, so no coach could choose a country (${accounts})`
  if (beyond.length === 0)
    return `PLATFORM_COUNTRY ${platformCountry}: Stripe does not list it among the countries whose platforms may open Express accounts, so no coach could choose a country (${platforms}); where Stripe has agreed to it all the same, name the countries in PAYOUT_COUNTRIES`
  return `PAYOUT_COUNTRIES ${beyond.join(',')}: a platform in ${platformCountry} may pay none of these, so no coach could choose a country; it may pay ${within.join(', ')} (${crossBorder})`
}

function doubtOf(platformCountry: string): string | null {
  if (!platforms.has(platformCountry))
    return `Stripe does not list ${platformCountry} among the countries whose platforms may open Express accounts: ${data.sources.platforms}`
  if (onRequest.has(platformCountry))
    return `Platforms in ${platformCountry} have to ask Stripe before they can open Express accounts: ${data.sources.platforms}`
  return null
}

function isWithinReach(platformCountry: string, country: string): boolean {
  const there = countries[country]
  if (there === undefined) return false
  if (country === platformCountry) return true
  const here = countries[platformCountry]
  return here !== undefined && selfServe.has(here.region) && selfServe.has(there.region)
}
