import { getVoice } from '@/app/i18n/translations'
import { sayCity } from '@/lib/words/say-city'
import { sayExactly, sayMoment, sayZone } from '@/lib/words/time-words'

export async function accountWords() {
  const { t, format, timeZone, now, locale } = await getVoice('account')
  const watch = { format, timeZone, now }
  return {
    t,
    moment: (at: Date) => sayMoment(at, watch),
    exactly: (at: Date) => sayExactly(at, watch),
    when: (at: Date) => format.relativeTime(at, now),
    city: (zone: string) => sayCity(zone, locale),
    compare: new Intl.Collator(locale).compare,
    zoneName: (zone: string) => sayZone({ ...watch, timeZone: zone }, locale),
  }
}
