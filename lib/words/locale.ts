import * as translations from './languages/translations'

export type Locale = 'en-GB' | 'en-US' | keyof typeof translations

export const locales: readonly Locale[] = [
  'en-GB',
  'en-US',
  ...(Object.keys(translations) as (keyof typeof translations)[]),
]

export const fallbackLocale = 'en-GB' satisfies Locale

/** Whatever a browser asks for. */
export const staffLocale = fallbackLocale

/** null: the reader's. */
export function localeOfPath(path: string): Locale | null {
  return /^\/admin(?![^/?])/.test(path) ? staffLocale : null
}

export function isLocale(given: unknown): given is Locale {
  return locales.some((locale) => locale === given)
}

/** What was stored of a person, who may have chosen none, or one of another build. */
export function knownLocale(stored: unknown): Locale {
  return isLocale(stored) ? stored : fallbackLocale
}

/** From Accept-Language. */
export function toLocale(accepted: string | null): Locale {
  return findLocale(accepted) ?? fallbackLocale
}

/** null: none of ours is accepted. https://www.rfc-editor.org/rfc/rfc9110#field.accept-language */
export function findLocale(accepted: string | null): Locale | null {
  const [found] = (accepted ?? '')
    .split(',', mostRanges)
    .map((range) => languageRange.exec(range)?.groups)
    .filter((groups) => groups !== undefined)
    .map(({ tag = '', weight = '1' }) => ({ locale: findMatch(tag.toLowerCase()), weight: Number(weight) }))
    .filter(({ locale, weight }) => locale !== undefined && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
  return found?.locale ?? null
}

export function nameOfLocale(locale: Locale): string {
  const name = new Intl.DisplayNames(locale, { type: 'language', languageDisplay: 'standard' }).of(locale) ?? locale
  return `${name.charAt(0).toLocaleUpperCase(locale)}${name.slice(1)}`
}

const mostRanges = 50
const languageRange = /^\s*(?<tag>[a-z]{2,3}(?:-[a-z\d]{1,8}){0,4})\s*(?:;\s*q=(?<weight>[01](?:\.\d{0,3})?)\s*)?$/i

function findMatch(tag: string): Locale | undefined {
  const language = (each: string) => each.split('-', 1)[0]
  return (
    locales.find((locale) => locale.toLowerCase() === tag) ??
    locales.find((locale) => language(locale) === language(tag))
  )
}
