import { getFormatter, getNow, getTranslations } from 'next-intl/server'
import type { WordKey } from '@/lib/payouts/ids'
import { sayMoney } from '@/lib/words/money-words'
import { sayDecline } from '@/lib/words/say-decline'
import { sayRefusal } from '@/lib/words/say-refusal'

/** What the admin's pages speak with. */
export async function adminWords() {
  const [t, provider, refusals, format, now] = await Promise.all([
    getTranslations('admin'),
    getTranslations('provider'),
    getTranslations('refusals'),
    getFormatter(),
    getNow(),
  ])
  return toAdminWords({ t, provider, refusals, format, now })
}

interface Tongue {
  t: Awaited<ReturnType<typeof getTranslations<'admin'>>>
  provider: Awaited<ReturnType<typeof getTranslations<'provider'>>>
  refusals: Awaited<ReturnType<typeof getTranslations<'refusals'>>>
  format: Awaited<ReturnType<typeof getFormatter>>
  now: Date
}

export function toAdminWords({ t, provider, refusals, format, now }: Tongue) {
  return {
    t,
    /** The provider's own thing in plain words. */
    label: (word: WordKey) => provider(`${word}.label`),
    /** Why the gate refused, as part of a sentence. */
    refusal: (code: string) => sayRefusal('staff', code, refusals),
    /** Why the provider refused what the gate had admitted, as part of a sentence. */
    decline: (code: string) => sayDecline(code, refusals),
    /** How long ago or how far ahead, with the exact time beside it. */
    moment: (at: Date) => ({
      at: at.toISOString(),
      near: format.relativeTime(at, now),
      exact: format.dateTime(at, { dateStyle: 'medium', timeStyle: 'short' }),
    }),
    /** In whole days, as one counts towards a deadline. */
    dueDay: (at: Date) => ({
      at: at.toISOString(),
      near: format.relativeTime(at, { now, unit: 'day' }),
      exact: format.dateTime(at, { dateStyle: 'full' }),
    }),
    day: (at: Date) => format.dateTime(at, { weekday: 'short', day: 'numeric', month: 'long' }),
    date: (at: Date) => format.dateTime(at, { dateStyle: 'medium' }),
    time: (at: Date) => format.dateTime(at, { timeStyle: 'short' }),
    number: (value: number) => format.number(value),
    /** Minor units of a currency as money. */
    money: (amount: number, currency: string) => sayMoney(amount, currency, format),
  }
}

export type AdminWords = ReturnType<typeof toAdminWords>
