import { getVoice } from '@/app/i18n/translations'
import { sayCity } from '@/lib/words/say-city'
import { sayDay, sayExactly, sayMoment, sayZone, utcDay } from '@/lib/words/time-words'
import type { Voice } from '@/lib/words/tongues'

export async function accountWords() {
  return toAccountWords(await getVoice('account'))
}

export type AccountWords = ReturnType<typeof toAccountWords>

export function toAccountWords({ t, format, timeZone, now, locale }: Voice<'account'>) {
  const watch = { format, timeZone, now }
  return {
    t,
    day: (day: Date) => sayDay(day, watch),
    isToday: (day: Date) => day.getTime() >= utcDay(now).getTime(),
    moment: (at: Date) => sayMoment(at, watch),
    exactly: (at: Date) => sayExactly(at, watch),
    when: (at: Date) => format.relativeTime(at, now),
    city: (zone: string) => sayCity(zone, locale),
    compare: new Intl.Collator(locale).compare,
    zoneName: (zone: string) => sayZone({ ...watch, timeZone: zone }, locale),
  }
}
