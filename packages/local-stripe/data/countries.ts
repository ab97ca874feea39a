import { readFileSync } from 'node:fs'
import { packageFolder } from '../package-folder'

export interface Country {
  currency: string
  /** Money moves freely within a region; `other` is one of its own. */
  region: string
}

const countries = JSON.parse(readFileSync(new URL('data/express-countries.json', packageFolder), 'utf8')) as Record<
  string,
  Country
>

/** Countries with Express accounts, docs.stripe.com/connect/accounts. */
export function countryOf(code: string): Country | undefined {
  return Object.hasOwn(countries, code) ? countries[code] : undefined
}

/** The country of a currency, by the letters ISO 4217 takes from it; Germany for euros. Undefined when it has no Express accounts. */
export function homeOf(currency: string): string | undefined {
  const code = currency === 'eur' ? 'DE' : currency.slice(0, 2).toUpperCase()
  return countryOf(code)?.currency === currency ? code : undefined
}
