import type { createFormatter, createTranslator, Messages } from 'next-intl'
import type { WordKey } from '@/lib/payouts/ids'
import { sayMoney } from './money-words'
import { isGateReason, sayRefusal } from './say-refusal'
import { daysUntil } from './time-words'

interface Tongue {
  t: ReturnType<typeof createTranslator<Messages, 'payouts'>>
  provider: ReturnType<typeof createTranslator<Messages, 'provider'>>
  refusals: ReturnType<typeof createTranslator<Messages, 'refusals'>>
  format: ReturnType<typeof createFormatter>
  now: Date
}

/** Sentences, and times in words, for one moment. */
export function toCoachWords({ t, provider, refusals, format, now }: Tongue) {
  /** The year is said when it is another. */
  const date = (moment: Date) => {
    const year = moment.getUTCFullYear() === now.getUTCFullYear() ? undefined : 'numeric'
    return format.dateTime(moment, { weekday: 'short', day: 'numeric', month: 'long', year })
  }
  return {
    t,
    label: (word: WordKey) => provider(`${word}.label`),
    action: (word: WordKey) => provider(`${word}.action`),
    /** Why the gate refused a charge; null when nothing of the coach's was the reason. */
    refusal: (codes: string[]) => {
      const said = codes.filter(isGateReason).map((code) => sayRefusal('coach', code, refusals))
      return said.length === 0 ? null : [...new Set(said)].join(' ')
    },
    /** "Thu 12 March". */
    date,
    /** "Thu 12 March (in 9 days)": what it is, and how far away. */
    day: (moment: Date) => {
      const days = daysUntil(moment, now)
      return t('time.day', { day: date(moment), when: days < 0 ? 'past' : 'ahead', days: Math.abs(days) })
    },
    /** Minor units of a currency as money. */
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
    ago: (date: Date) => format.relativeTime(date, now),
    clock: (date: Date) => format.dateTime(date, { timeStyle: 'short' }),
    clockWithSeconds: (date: Date) => format.dateTime(date, { timeStyle: 'medium' }),
  }
}

export type CoachWords = ReturnType<typeof toCoachWords>
