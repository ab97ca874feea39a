import { createFormatter, createTranslator } from 'next-intl'
import { region, toMessages } from '@/lib/words/speak'
import { toAdminWords } from '../admin-words'

/** A good case for tests to change one thing in. A Monday, half past eleven at night. */
export const now = new Date('2026-11-23T23:30:00Z')

const tongue = {
  ...region,
  messages: toMessages({}),
  onError(error: Error): never {
    throw error
  },
}

export const wordsIn = (timeZone: string) =>
  toAdminWords({
    t: createTranslator({ ...tongue, namespace: 'admin' }),
    provider: createTranslator({ ...tongue, namespace: 'provider' }),
    refusals: createTranslator({ ...tongue, namespace: 'refusals' }),
    format: createFormatter({ ...region, timeZone }),
    locale: region.locale,
    timeZone,
    now,
  })

export const words = wordsIn(region.timeZone)
