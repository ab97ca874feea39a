import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { findChosenLanguage } from '@/lib/auth/language'
import { findZone } from '@/lib/auth/zone'
import { forPages } from '@/lib/composition/for-pages'
import { toMessages } from '@/lib/words/catalogue'
import { isLocale, type Locale, toLocale } from '@/lib/words/locale'
import { region } from '@/lib/words/speak'
import { localeHeader } from './locale-header'

export default getRequestConfig(async ({ locale: named }) => {
  const locale = isLocale(named) ? named : await findReaderLocale()
  return {
    locale,
    timeZone: (await findZone()) ?? region.timeZone,
    messages: toMessages(forPages().providerWords, locale),
  }
})

/** The page's own, else the one they chose, else their browser's. */
async function findReaderLocale(): Promise<Locale> {
  const sent = await headers()
  const ofPage = sent.get(localeHeader)
  if (isLocale(ofPage)) return ofPage
  const chosen = await findChosenLanguage()
  return isLocale(chosen) ? chosen : toLocale(sent.get('accept-language'))
}
