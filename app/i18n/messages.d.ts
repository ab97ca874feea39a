import type {} from 'next-intl'
import type words from '@/lib/words/en.json'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof words & {
      provider: Record<string, string>
    }
  }
}
