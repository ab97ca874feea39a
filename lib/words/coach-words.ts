import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { isGateRefusal } from '@/lib/payouts/vocabulary/payments/gate-refusal'
import { sayCountry, sayCurrency } from './country-words'
import { sayMoney } from './money-words'
import { sayRefusal } from './say-refusal'
import {
  daysUntil,
  sayBareClock,
  sayClock,
  sayDate,
  sayDay,
  sayExactly,
  sayFullDay,
  sayMoment,
  sayMonth,
  sayZone,
  today,
} from './time-words'
import type { Voice } from './tongues'

export function toCoachWords({ t, provider, refusals, format, locale, timeZone, now }: Voice<'payouts'>) {
  const watch = { format, timeZone, now }
  return {
    t,
    locale,
    label: (word: WordKey) => provider(`${word}.label`),
    action: (word: WordKey) => provider(`${word}.action`),
    /** null: it has no such sentence. */
    deed: (word: WordKey, form: string, facts: Record<string, string>) => {
      const key = `${word}.${form}`
      return provider.has(key) ? (provider as (key: string, facts: object) => string)(key, facts) : null
    },
    /** Why the gate refused; null when no reason concerns the coach. */
    refusal: (codes: string[]) => {
      const said = codes.filter(isGateRefusal).map((code) => sayRefusal('coach', code, refusals))
      return said.length === 0 ? null : [...new Set(said)].join(' ')
    },
    date: (at: Date) => sayDate(at, watch),
    day: (day: Date) => sayDay(day, watch),
    fullDay: (day: Date) => sayFullDay(day, watch),
    month: (day: Date) => sayMonth(day, watch),
    today: () => today(watch),
    moment: (at: Date) => sayMoment(at, watch),
    exactly: (at: Date) => sayExactly(at, watch),
    /** "Wed 2 December, 18:00 GMT-8 (in 9 days)". */
    deadline: (at: Date) => {
      const days = daysUntil(at, now, timeZone)
      return t('time.day', { day: sayMoment(at, watch), when: days < 0 ? 'past' : 'ahead', days: Math.abs(days) })
    },
    /** null: still to come. */
    overdue: (at: Date) => {
      const days = daysUntil(at, now, timeZone)
      return at < now ? t('time.overdue', { days: Math.abs(days) }) : null
    },
    country: (code: string) => sayCountry(code, locale),
    currency: (code: string) => sayCurrency(code, locale),
    zone: () => sayZone(watch, locale),
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
    ago: (at: Date) => format.relativeTime(at, now),
    clock: (at: Date) => sayClock(at, watch),
    clockWithSeconds: (at: Date) => sayClock(at, watch, 'seconds'),
    /** "18:00", where the zone is shown nearby. */
    bareClock: (at: Date) => sayBareClock(at, watch),
  }
}

export type CoachWords = ReturnType<typeof toCoachWords>
