const mostTags = 50

/**
 * The country that a browser's Accept-Language names first, as ISO 3166 code: AT for `de-AT`. A bare language names
 * none: German is spoken in several countries. https://www.rfc-editor.org/rfc/rfc9110#field.accept-language
 */
export function toProposedCountry(accepted: string | null): string | null {
  const named = (accepted ?? '')
    .split(',', mostTags)
    .map((tag) => languageTag.exec(tag)?.groups)
    .filter((found) => found !== undefined)
    .map(({ country = '', weight = '1' }) => ({ country: country.toUpperCase(), weight: Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return named[0]?.country ?? null
}

/** Language, perhaps a script, country: https://www.rfc-editor.org/rfc/rfc5646 */
const languageTag =
  /^\s*[a-z]{2,3}(?:-[a-z]{4})?-(?<country>[a-z]{2})(?:-[a-z\d-]{1,40})?\s*(?:;\s*q=(?<weight>[01](?:\.\d{0,3})?)\s*)?$/i
