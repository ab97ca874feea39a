import { getFormatter, getLocale, getNow, getTimeZone, getTranslations } from 'next-intl/server'
import { toCoachWords } from '@/lib/words/coach-words'

export async function coachWords() {
  const [t, provider, refusals, format, locale, timeZone, now] = await Promise.all([
    getTranslations('payouts'),
    getTranslations('provider'),
    getTranslations('refusals'),
    getFormatter(),
    getLocale(),
    getTimeZone(),
    getNow(),
  ])
  return toCoachWords({ t, provider, refusals, format, locale, timeZone, now })
}
