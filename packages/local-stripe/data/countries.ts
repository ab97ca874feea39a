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
