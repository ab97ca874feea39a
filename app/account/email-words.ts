import { getEmailVoice } from '@/app/i18n/email-voice'
import type { ChangeEmailWords } from '@/lib/auth/change-email'
import { forPages } from '@/lib/composition/for-pages'
import { sayChange, sayChanged } from '@/lib/words/say-account-email'

export async function changeEmailWords(change: { was: string; becomes: string }): Promise<ChangeEmailWords> {
  return sayChange(await getEmailVoice(), change)
}

export async function changedWords(becomes: string) {
  return sayChanged(await getEmailVoice(), becomes, forPages().supportEmail)
}
