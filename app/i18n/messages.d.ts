import type {} from 'next-intl'
import type words from '@/lib/words/en.json'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof words & {
      /** By path: a word key and what of it is to be said. */
      provider: Record<string, string>
    }
  }
}
