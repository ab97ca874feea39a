import { getEmailVoice } from '@/app/i18n/email-voice'
import { saySignIn } from '@/lib/words/say-account-email'

export async function emailWords() {
  return saySignIn(await getEmailVoice())
}
