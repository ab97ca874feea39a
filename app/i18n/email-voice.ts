import { getLocale } from 'next-intl/server'
import { forPages } from '@/lib/composition/for-pages'
import { toLocale } from '@/lib/words/locale'
import { getTranslations } from './translations'

/** For emails that a person just asked for, in the language of their page. */
export async function getEmailVoice() {
  const emails = await getTranslations('emails')
  return { emails, language: toLocale(await getLocale()), platform: forPages().brand.name }
}
