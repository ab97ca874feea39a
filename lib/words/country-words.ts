/** A country by ISO 3166 code; the code itself without a name. */
export function sayCountry(code: string, locale: string): string {
  return new Intl.DisplayNames([new Intl.Locale(locale).language], { type: 'region' }).of(code) ?? code
}
