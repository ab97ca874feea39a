import { headers } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { findZone } from '@/lib/auth/zone'
import { forPages } from '@/lib/composition/for-pages'
import { toMessages } from '@/lib/words/catalogue'
import { isLocale, type Locale } from '@/lib/words/locale'
import { region } from '@/lib/words/speak'
import { localeHeader } from './locale-header'
import { findReaderLocale } from './reader-locale'

export default getRequestConfig(async ({ locale: named }) => {
  const locale = isLocale(named) ? named : await findLocale()
  return {
    locale,
    timeZone: (await findZone()) ?? region.timeZone,
    messages: toMessages(forPages().providerWords, locale),
  }
})

/** The page's own, else the reader's. */
async function findLocale(): Promise<Locale> {
  const sent = await headers()
  const ofPage = sent.get(localeHeader)
  return isLocale(ofPage) ? ofPage : findReaderLocale(sent.get('accept-language'))
}
