import { getEmailVoice } from '@/app/i18n/email-voice'
import { forPages } from '@/lib/composition/for-pages'
import { sayExcluded, saySignIn } from '@/lib/words/say-account-email'

export async function emailWords() {
  const voice = await getEmailVoice()
  return { link: saySignIn(voice), excluded: sayExcluded(voice, forPages().supportEmail) }
}
