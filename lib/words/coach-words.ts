import type { createFormatter, createTranslator, Messages } from 'next-intl'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { isGateRefusal } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { sayCountry } from './country-words'
import { sayMoney } from './money-words'
import { sayRefusal } from './say-refusal'
import { daysUntil, sayClock, sayDate, sayExactly, sayMoment, sayZone } from './time-words'

interface Tongue {
  t: ReturnType<typeof createTranslator<Messages, 'payouts'>>
  provider: ReturnType<typeof createTranslator<Messages, 'provider'>>
  refusals: ReturnType<typeof createTranslator<Messages, 'refusals'>>
  format: ReturnType<typeof createFormatter>
  /** The reader's language and region, which `format` uses. */
  locale: string
  timeZone: string
  now: Date
}

export function toCoachWords({ t, provider, refusals, format, locale, timeZone, now }: Tongue) {
  const watch = { format, timeZone, now }
  return {
    t,
    locale,
    label: (word: WordKey) => provider(`${word}.label`),
    action: (word: WordKey) => provider(`${word}.action`),
    /** Why the gate refused; null when no reason concerns the coach. */
    refusal: (codes: string[]) => {
      const said = codes.filter(isGateRefusal).map((code) => sayRefusal('coach', code, refusals))
      return said.length === 0 ? null : [...new Set(said)].join(' ')
    },
    date: (at: Date) => sayDate(at, watch),
    moment: (at: Date) => sayMoment(at, watch),
    exactly: (at: Date) => sayExactly(at, watch),
    /** "Wed 2 December, 18:00 GMT-8 (in 9 days)". */
    deadline: (at: Date) => {
      const days = daysUntil(at, now, timeZone)
      return t('time.day', { day: sayMoment(at, watch), when: days < 0 ? 'past' : 'ahead', days: Math.abs(days) })
    },
    country: (code: string) => sayCountry(code, locale),
    zone: () => sayZone(watch, locale),
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
    ago: (at: Date) => format.relativeTime(at, now),
    clock: (at: Date) => sayClock(at, watch),
    clockWithSeconds: (at: Date) => sayClock(at, watch, 'seconds'),
    /** "18:00", where the zone is shown nearby. */
    bareClock: (at: Date) => format.dateTime(at, { hour: '2-digit', minute: '2-digit' }),
  }
}

export type CoachWords = ReturnType<typeof toCoachWords>
