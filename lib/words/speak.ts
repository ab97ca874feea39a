import { createFormatter, createTranslator, type Messages } from 'next-intl'
import { toCoachWords } from './coach-words'
import words from './en.json'

/** Dates as "Wed 2 December" and times as "14:02". */
export const region = { locale: 'en-GB', timeZone: 'UTC' }

/** Every sentence we can say: our own, and the provider's under `provider`, however deep they lie there. */
export function toMessages(providerWords: object): Messages {
  return { ...words, provider: providerWords as Messages['provider'] }
}

/** What is spoken with where no page is made. A sentence that is missing or cannot be said throws. */
export function speak(providerWords: object, now: Date) {
  const tongue = { ...region, messages: toMessages(providerWords), onError }
  const provider = createTranslator({ ...tongue, namespace: 'provider' })
  const refusals = createTranslator({ ...tongue, namespace: 'refusals' })
  const format = createFormatter({ ...region, onError })
  return {
    common: createTranslator({ ...tongue, namespace: 'common' }),
    letters: createTranslator({ ...tongue, namespace: 'letters' }),
    refusals,
    coach: toCoachWords({ t: createTranslator({ ...tongue, namespace: 'payouts' }), provider, refusals, format, now }),
  }
}

export type Speech = ReturnType<typeof speak>

function onError(error: Error): never {
  throw error
}
