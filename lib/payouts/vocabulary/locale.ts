/** Each language the catalogues speak, with the region whose dates and numbers it is written with. */
export const regions = { en: 'en-GB' } as const

export type Locale = keyof typeof regions

export const locales = Object.keys(regions) as Locale[]

/** For a reader who asks for none of them, or whose language nobody knows. */
export const fallbackLocale = 'en' satisfies Locale

/** The language of ours that a reader wants most, as the header Accept-Language or one language says it. */
export function toLocale(accepted: string | null): Locale {
  return toWanted(accepted, locales) ?? fallbackLocale
}

/** The one among several that is wanted most; null: none of them is wanted. */
export function toWanted<Language extends string>(
  accepted: string | null,
  among: readonly Language[],
): Language | null {
  const wanted = (accepted ?? '')
    .split(',', 50)
    .map((part) => /^\s*([a-z]{2,3})(?:-[\w-]*)?\s*(?:;\s*q=([01](?:\.\d{0,3})?)\s*)?$/i.exec(part))
    .filter((found) => found !== null)
    .map(([, language = '', weight = '1']) => ({ language: language.toLowerCase(), weight: Number(weight) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .flatMap(({ language }) => among.filter((each) => each === language))
  return wanted[0] ?? null
}
