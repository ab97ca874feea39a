import { createFormatter, createTranslator, type Messages } from 'next-intl'
import { fallbackLocale, type Locale, regions } from '@/lib/payouts/vocabulary/locale'
import { catalogues } from './catalogue'
import { toCoachWords } from './coach-words'

/** For readers of unknown language and time zone. */
export const region = { locale: regions[fallbackLocale], timeZone: 'UTC' }

/** All sentences: ours, and the provider's under `provider`. */
export function toMessages(providerWords: object, locale: Locale = fallbackLocale): Messages {
  return { ...catalogues[locale], provider: providerWords as Messages['provider'] }
}

/** Speaks outside of pages, in the reader's time zone. Throws for a missing or broken sentence. */
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
