import { getTranslations } from 'next-intl/server'

/** The sentences of the sign-in letter. */
export async function letterWords() {
  const t = await getTranslations('letters.signIn')
  return {
    subject: t('subject'),
    greeting: t('greeting'),
    button: t('button'),
    lifetime: t('lifetime'),
    notYou: t('notYou'),
  }
}
