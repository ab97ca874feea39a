import { createFormatter, createTranslator, type Messages } from 'next-intl'
import { fallbackLocale, type Locale, regions } from '@/lib/payouts/vocabulary/locale'
import { catalogues } from './catalogue'
import { toCoachWords } from './coach-words'

/** For a reader of whom nobody knows the language or the time zone. */
export const region = { locale: regions[fallbackLocale], timeZone: 'UTC' }

/** Every sentence we can say: our own, and the provider's under `provider`, however deep they lie there. */
export function toMessages(providerWords: object, locale: Locale = fallbackLocale): Messages {
  return { ...catalogues[locale], provider: providerWords as Messages['provider'] }
}

/**
 * What is spoken with where no page is made, in the reader's time zone. A sentence that is missing or cannot be said
 * throws.
 */
export function speak(providerWords: object, now: Date, timeZone = region.timeZone, language: Locale = fallbackLocale) {
  const locale = regions[language]
  const tongue = { locale, timeZone, messages: toMessages(providerWords, language), onError }
  const provider = createTranslator({ ...tongue, namespace: 'provider' })
  const refusals = createTranslator({ ...tongue, namespace: 'refusals' })
  const format = createFormatter({ locale, timeZone, onError })
  return {
    language,
    common: createTranslator({ ...tongue, namespace: 'common' }),
    emails: createTranslator({ ...tongue, namespace: 'emails' }),
    refusals,
    coach: toCoachWords({
      t: createTranslator({ ...tongue, namespace: 'payouts' }),
      provider,
      refusals,
      format,
      locale,
      timeZone,
      now,
    }),
  }
}

export type Speech = ReturnType<typeof speak>

function onError(error: Error): never {
  throw error
}
