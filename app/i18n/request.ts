import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { findZone } from '@/lib/auth/zone'
import { forPages } from '@/lib/composition/for-pages'
import { regions, toLocale } from '@/lib/payouts/vocabulary/locale'
import { region, toMessages } from '@/lib/words/speak'

export default getRequestConfig(async ({ locale: named }) => {
  const locale = toLocale(named ?? (await headers()).get('accept-language'))
  return {
    locale: regions[locale],
    timeZone: (await findZone()) ?? region.timeZone,
    messages: toMessages(forPages().providerWords(locale), locale),
  }
})
