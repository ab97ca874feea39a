import { toMessages } from './catalogue'
import { toCoachWords } from './coach-words'
import { fallbackLocale, type Locale } from './locale'
import { createTongue, voiceOf } from './tongues'

/** For readers of unknown language and time zone. */
export const region = { locale: fallbackLocale, timeZone: 'UTC' }

/** Speaks outside of pages, in the reader's time zone. Throws for a missing or broken sentence. */
export function speak(providerWords: object, now: Date, timeZone = region.timeZone, language: Locale = fallbackLocale) {
  const tongue = createTongue({ locale: language, timeZone }, toMessages(providerWords, language), onError)
  return {
    language,
    common: tongue.translator('common'),
    emails: tongue.translator('emails'),
    admin: tongue.translator('admin'),
    format: tongue.format,
    refusals: tongue.translator('refusals'),
    coach: toCoachWords(voiceOf(tongue, 'payouts', now)),
  }
}

export type Speech = ReturnType<typeof speak>

function onError(error: Error): never {
  throw error
}
