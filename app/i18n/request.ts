import { getRequestConfig } from 'next-intl/server'
import { desk } from '@/lib/desk'
import words from '@/lib/words/en.json'

// Dates as "Wed 2 December" and times as "14:02".
const locale = 'en-GB'

/** Every sentence a page can say: our own, and the provider's under `provider`. */
export default getRequestConfig(async () => ({
  locale,
  timeZone: 'UTC',
  messages: { ...words, provider: desk().providerWords(locale) },
}))
