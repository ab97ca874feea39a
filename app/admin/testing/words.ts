import { toMessages } from '@/lib/words/catalogue'
import { region } from '@/lib/words/speak'
import { createTongue, voiceOf } from '@/lib/words/tongues'
import { toAdminWords } from '../admin-words'

/** A good case for tests to change one thing in. A Monday, half past eleven at night. */
export const now = new Date('2026-11-23T23:30:00Z')

function onError(error: Error): never {
  throw error
}

export const wordsIn = (timeZone: string) =>
  toAdminWords(voiceOf(createTongue({ ...region, timeZone }, toMessages({}), onError), 'admin', now))

export const words = wordsIn(region.timeZone)
