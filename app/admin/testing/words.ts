import { createFormatter, createTranslator } from 'next-intl'
import { region, toMessages } from '@/lib/words/speak'
import { toAdminWords } from '../coaches/admin-words'

/** Good cases for tests to change one thing in. It is a Monday, half past eleven at night. */
export const now = new Date('2026-11-23T23:30:00Z')

const tongue = {
  ...region,
  messages: toMessages({}),
  onError(error: Error): never {
    throw error
  },
}

/** What the admin's pages say, where no page is made, to a reader in a time zone. */
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
