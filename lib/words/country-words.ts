/** A country by its ISO 3166 code, in the reader's language; the code where it has no name. */
export function sayCountry(code: string, locale: string): string {
  return new Intl.DisplayNames([new Intl.Locale(locale).language], { type: 'region' }).of(code) ?? code
}
