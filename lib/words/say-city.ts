import { cityTables } from './cities/tables'

export interface City {
  name: string
  /** English, where the reader’s language has no table; undefined in theirs. */
  lang: string | undefined
}

/** The city that a time zone is named after. `Intl` knows zones’ names, and no cities. */
export function sayCity(zone: string, locale: string): City {
  const { language } = new Intl.Locale(locale)
  const isKnown = language in cityTables
  const table = cityTables[isKnown ? language : 'en']
  const name = table?.[zone] ?? zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
  return { name, lang: isKnown ? undefined : 'en' }
}
