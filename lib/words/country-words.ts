/** A country by ISO 3166 code; the code itself without a name. */
export function sayCountry(code: string, locale: string): string {
  return namesIn(locale, 'region').of(code) ?? code
}

/** By ISO 4217 code, in either case: "euro" in Spanish, which a heading begins with a capital. */
export function sayCurrency(code: string, locale: string): string {
  const name = namesIn(locale, 'currency').of(code.toUpperCase()) ?? code.toUpperCase()
  return name.charAt(0).toLocaleUpperCase(locale) + name.slice(1)
}

const names = new Map<string, Intl.DisplayNames>()

/** Costly to make, and a list of countries says some two hundred. */
function namesIn(locale: string, type: 'region' | 'currency'): Intl.DisplayNames {
  const key = `${type} ${locale}`
  const found = names.get(key)
  if (found !== undefined) return found
  const made = new Intl.DisplayNames([new Intl.Locale(locale).language], { type })
  names.set(key, made)
  return made
}
