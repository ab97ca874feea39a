import type { createFormatter, createTranslator, Messages } from 'next-intl'
import type { WordKey } from '@/lib/payouts/ids'
import { daysUntil } from './time-words'

interface Tongue {
  t: ReturnType<typeof createTranslator<Messages, 'payouts'>>
  provider: ReturnType<typeof createTranslator<Messages, 'provider'>>
  format: ReturnType<typeof createFormatter>
  now: Date
}

/** Sentences, and times in words, for one moment. */
export function toCoachWords({ t, provider, format, now }: Tongue) {
  return {
    t,
    label: (word: WordKey) => provider(`${word}.label`),
    action: (word: WordKey) => provider(`${word}.action`),
    /** "Thu 12 March (in 9 days)": what it is, and how far away. The year is said when it is another. */
    day: (date: Date) => {
      const days = daysUntil(date, now)
      const year = date.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
      const day = format.dateTime(date, { weekday: 'short', day: 'numeric', month: 'long', year })
      return t('time.day', { day, when: days < 0 ? 'past' : 'ahead', days: Math.abs(days) })
    },
    ago: (date: Date) => format.relativeTime(date, now),
    clock: (date: Date) => format.dateTime(date, { timeStyle: 'short' }),
    clockWithSeconds: (date: Date) => format.dateTime(date, { timeStyle: 'medium' }),
    moment: (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' }),
  }
}

export type CoachWords = ReturnType<typeof toCoachWords>
