import { getLocale, getTranslations } from 'next-intl/server'
import { toLocale } from '@/lib/payouts/vocabulary/locale'

export async function emailWords() {
  const t = await getTranslations('emails.signIn')
  return {
    language: toLocale(await getLocale()),
    subject: t('subject'),
    greeting: t('greeting'),
    button: t('button'),
    lifetime: t('lifetime'),
    code: t('code'),
    notYou: t('notYou'),
  }
}
