import { getEmailVoice } from '@/app/i18n/email-voice'
import type { AskedChange, ChangeEmailWords } from '@/lib/auth/change-email'
import { forPages } from '@/lib/composition/for-pages'
import { knownLocale } from '@/lib/words/locale'
import { sayChange, sayChanged } from '@/lib/words/say-account-email'
import { speak } from '@/lib/words/speak'

/** The owner of a taken address reads their own language. */
export async function changeEmailWords(change: AskedChange): Promise<ChangeEmailWords> {
  const language = knownLocale(change.ownersLanguage)
  const { emails } = speak({}, new Date(), undefined, language)
  const { taken } = sayChange({ emails, language, platform: forPages().brand.name }, change)
  return { ...sayChange(await getEmailVoice(), change), taken }
}

export async function changedWords(becomes: string) {
  return sayChanged(await getEmailVoice(), becomes, forPages().supportEmail)
}
