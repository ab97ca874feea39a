import type { Messages } from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { desk } from '@/lib/desk'
import words from '@/lib/words/en.json'

// Dates as "Wed 2 December" and times as "14:02".
const locale = 'en-GB'

/** Every sentence a page can say: our own, and the provider's under `provider`. */
export default getRequestConfig(async () => ({
  locale,
  timeZone: 'UTC',
  messages: { ...words, provider: byPath(desk().providerWords(locale)) },
}))

/** Sentences are asked for by path, which is all the type says; how deep they lie is the provider's matter. */
const byPath = (nested: object) => nested as Messages['provider']
