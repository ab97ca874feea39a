import { getFormatter, getNow, getTranslations } from 'next-intl/server'
import type { WordKey } from '@/lib/payouts/ids'
import { daysUntil } from './time-words'

/** What the coach's page speaks with. */
export async function coachWords() {
  const [t, provider, format, now] = await Promise.all([
    getTranslations('payouts'),
    getTranslations('provider'),
    getFormatter(),
    getNow(),
  ])
  const day = (date: Date) => format.dateTime(date, { weekday: 'short', day: 'numeric', month: 'long' })
  return {
    t,
    label: (word: WordKey) => provider(`${word}.label`),
    action: (word: WordKey) => provider(`${word}.action`),
    /** "in 9 days (Thu, 12 March)": how it feels, and what it is. */
    due: (date: Date) => t('time.due', { days: daysUntil(date, now), day: day(date) }),
    day,
    ago: (date: Date) => format.relativeTime(date, now),
    clock: (date: Date) => format.dateTime(date, { timeStyle: 'short' }),
    clockWithSeconds: (date: Date) => format.dateTime(date, { timeStyle: 'medium' }),
    moment: (date: Date) => format.dateTime(date, { dateStyle: 'medium', timeStyle: 'short' }),
  }
}

export type CoachWords = Awaited<ReturnType<typeof coachWords>>
