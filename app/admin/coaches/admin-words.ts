import { getFormatter, getLocale, getNow, getTimeZone, getTranslations } from 'next-intl/server'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { sayCountry } from '@/lib/words/country-words'
import { sayMoney, signMoney } from '@/lib/words/money-words'
import { sayDecline, sayWayOut } from '@/lib/words/say-decline'
import { sayRefusal } from '@/lib/words/say-refusal'
import { sayClock, sayDistance, sayExactly, sayMoment } from '@/lib/words/time-words'

/** What the admin's pages speak with. */
export async function adminWords() {
  const [t, provider, refusals, format, locale, timeZone, now] = await Promise.all([
    getTranslations('admin'),
    getTranslations('provider'),
    getTranslations('refusals'),
    getFormatter(),
    getLocale(),
    getTimeZone(),
    getNow(),
  ])
  return toAdminWords({ t, provider, refusals, format, locale, timeZone, now })
}

interface Tongue {
  t: Awaited<ReturnType<typeof getTranslations<'admin'>>>
  provider: Awaited<ReturnType<typeof getTranslations<'provider'>>>
  refusals: Awaited<ReturnType<typeof getTranslations<'refusals'>>>
  format: Awaited<ReturnType<typeof getFormatter>>
  /** The reader's own language and region, and time zone, which `format` speaks in. */
  locale: string
  timeZone: string
  now: Date
}

export function toAdminWords({ t, provider, refusals, format, locale, timeZone, now }: Tongue) {
  const watch = { format, timeZone, now }
  return {
    t,
    /** The provider's own thing in plain words. */
    label: (word: WordKey) => provider(`${word}.label`),
    /** Why the gate refused, as part of a sentence. */
    refusal: (code: string) => sayRefusal('staff', code, refusals),
    /** Why the provider refused what the gate had admitted, as part of a sentence. */
    decline: (code: string) => sayDecline(code, refusals),
    /** What staff can do about it; null for a reason nobody knows. */
    wayOut: (code: string) => sayWayOut(code, refusals),
    /** How long ago or how far ahead, with the exact time beside it. */
    moment: (at: Date) => ({
      at: at.toISOString(),
      near: format.relativeTime(at, now),
      exact: sayExactly(at, watch),
    }),
    isAhead: (at: Date) => at > now,
    /** As one counts towards a deadline, with the moment itself beside it. */
    deadline: (at: Date) => ({ at: at.toISOString(), near: sayDistance(at, watch), exact: sayExactly(at, watch) }),
    /** "Wed 2 December, 18:00 GMT-8". */
    due: (at: Date) => sayMoment(at, watch),
    /** "18:00 GMT-8". */
    clock: (at: Date) => sayClock(at, watch),
    country: (code: string) => sayCountry(code, locale),
    number: (value: number) => format.number(value),
    /** Minor units of a currency as money. */
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
    /** With its sign, for what moves. */
    signed: (amount: number, currency: string) => signMoney(amount, currency, format),
  }
}

export type AdminWords = ReturnType<typeof toAdminWords>
