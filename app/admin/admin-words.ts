import { getVoice } from '@/app/i18n/translations'
import type { WordKey } from '@/lib/payouts/vocabulary/ids'
import { sayCountry } from '@/lib/words/country-words'
import { sayMoney, signMoney } from '@/lib/words/money-words'
import { sayDecline, sayWayOut } from '@/lib/words/say-decline'
import { sayRefusal } from '@/lib/words/say-refusal'
import { sayClock, sayDay, sayDistance, sayExactly, sayMoment } from '@/lib/words/time-words'
import type { Voice } from '@/lib/words/tongues'

export async function adminWords() {
  return toAdminWords(await getVoice('admin'))
}

export function toAdminWords({ t, provider, refusals, format, locale, timeZone, now }: Voice<'admin'>) {
  const watch = { format, timeZone, now }
  return {
    t,
    /** The provider's thing in plain words. */
    label: (word: WordKey) => provider(`${word}.label`),
    /** The gate's reason, as part of a sentence. */
    refusal: (code: string) => sayRefusal('staff', code, refusals),
    /** The provider's reason after the gate admitted it, as part of a sentence. */
    decline: (code: string) => sayDecline(code, refusals),
    /** What staff can do; null for an unknown reason. */
    wayOut: (code: string) => sayWayOut(code, refusals),
    /** How long ago or ahead, with the exact time. */
    moment: (at: Date) => ({
      at: at.toISOString(),
      near: format.relativeTime(at, now),
      exact: sayExactly(at, watch),
    }),
    isAhead: (at: Date) => at > now,
    /** Whole days that have passed. */
    daysSince: (at: Date) => Math.max(0, Math.floor((now.getTime() - at.getTime()) / 86_400_000)),
    /** "12 Nov". */
    shortDay: (at: Date, zone?: 'UTC') => format.dateTime(at, { day: 'numeric', month: 'short', timeZone: zone }),
    /** Whether the provider's words have this requirement or topic. */
    isRequirement: (key: string) => /^(requirement|topic)\.\w+$/.test(key) && provider.has(`${key as WordKey}.label`),
    /** Counted towards a deadline, with the exact time. */
    deadline: (at: Date) => ({ at: at.toISOString(), near: sayDistance(at, watch), exact: sayExactly(at, watch) }),
    /** "Wed 2 December, 18:00 GMT-8". */
    due: (at: Date) => sayMoment(at, watch),
    /** "18:00 GMT-8". */
    clock: (at: Date) => sayClock(at, watch),
    /** A calendar day, midnight UTC. */
    day: (day: Date) => sayDay(day, watch),
    country: (code: string) => sayCountry(code, locale),
    number: (value: number) => format.number(value),
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
    /** With its sign, for movements. */
    signed: (amount: number, currency: string) => signMoney(amount, currency, format),
  }
}

export type AdminWords = ReturnType<typeof toAdminWords>
