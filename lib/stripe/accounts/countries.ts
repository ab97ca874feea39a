import data from '../data/countries.json'

const countries: Record<string, { currency: string; region: string }> = data.countries

/** Regions whose platforms may pay each other's accounts: https://docs.stripe.com/connect/cross-border-payouts */
const selfServe = new Set(data.selfServe)

/** Whose platforms may open Express accounts: https://docs.stripe.com/connect/express-accounts */
const platforms = new Set(data.platforms)
const onRequest = new Set(data.platformsOnRequest)

/** What coaches may choose among, and what of the settings cannot be offered. */
export interface Offer {
  /** ISO codes. */
  countries: string[]
  /** Configured, and not offered: the platform may not pay there, or Stripe has no Express accounts there. */
  beyond: string[]
  /** Why nobody could choose anything; null where somebody can. */
  fault: string | null
  /** What has to be agreed with Stripe before an account can be opened; null where nothing has. */
  doubt: string | null
}

/**
 * The countries a coach may choose: the configured ones, or all with Express accounts, cut to what the platform may
 * pay. Elsewhere onboarding would succeed and only the first charge would fail. Where Stripe lists no platforms, nothing
 * is offered unless it is configured.
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
