import type {} from 'next-intl'
import type words from '@/lib/words/en.json'
import type staff from '@/lib/words/staff.json'

declare module 'next-intl' {
  interface AppConfig {
    Messages: typeof words &
      typeof staff & {
        provider: Record<string, string>
      }
  }
}
