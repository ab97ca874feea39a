import { getRequestConfig } from 'next-intl/server'
import { desk } from '@/lib/desk'
import words from '@/lib/words/en.json'

const locale = 'en'

/** Every sentence a page can say: our own, and the provider's under `provider`. */
export default getRequestConfig(async () => ({
  locale,
  timeZone: 'UTC',
  messages: { ...words, provider: desk().providerWords(locale) },
}))
