export const regions = { en: 'en-GB' } as const

export type Locale = keyof typeof regions

export const locales = Object.keys(regions) as Locale[]

export const fallbackLocale = 'en' satisfies Locale

/** From Accept-Language. */
export function toLocale(accepted: string | null): Locale {
  return toWanted(accepted, locales) ?? fallbackLocale
}

/** null: none. */
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
