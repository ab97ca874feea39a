const mostTags = 50

/**
 * The country that a browser names with its first language, as ISO 3166 code: AT for `de-AT`, and for `de,de-AT;q=0.9`.
 * A bare language names none, since German is spoken in several countries. Further languages are those a reader also
 * knows, so `de,en-US;q=0.7` names none either. https://www.rfc-editor.org/rfc/rfc9110#field.accept-language
 */
export function toProposedCountry(accepted: string | null): string | null {
  const tags = (accepted ?? '')
    .split(',', mostTags)
    .map((tag) => languageTag.exec(tag)?.groups)
    .filter((found) => found !== undefined)
    .map(({ language = '', country, weight = '1' }) => ({
      language: language.toLowerCase(),
      country: country?.toUpperCase(),
      weight: Number(weight),
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return tags.find(({ language, country }) => language === tags[0]?.language && country !== undefined)?.country ?? null
}

/** Language, perhaps a script, perhaps a country or a region's number: https://www.rfc-editor.org/rfc/rfc5646 */
const languageTag =
  /^\s*(?<language>[a-z]{2,3})(?:-[a-z]{4})?(?:-(?:(?<country>[a-z]{2})|\d{3}))?(?:-[a-z\d-]{3,40})?\s*(?:;\s*q=(?<weight>[01](?:\.\d{0,3})?)\s*)?$/i
