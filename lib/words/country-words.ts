/** A country by ISO 3166 code; the code itself without a name. */
export function sayCountry(code: string, locale: string): string {
  return namesIn(locale).of(code) ?? code
}

const names = new Map<string, Intl.DisplayNames>()

/** Costly to make, and a list of countries says some two hundred. */
function namesIn(locale: string): Intl.DisplayNames {
  const found = names.get(locale)
  if (found !== undefined) return found
  const made = new Intl.DisplayNames([new Intl.Locale(locale).language], { type: 'region' })
  names.set(locale, made)
  return made
}
