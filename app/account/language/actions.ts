'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { requirePerson } from '@/lib/auth/guards'
import { keepLanguage } from '@/lib/auth/language'
import type { FormState } from '@/lib/form-state'
import { isLocale } from '@/lib/words/locale'
import { whereSaid } from '../saved'

/** An empty choice is the browser's. */
export async function chooseLanguage(_before: FormState, form: FormData): Promise<FormState> {
  const { userId } = await requirePerson('/account')
  const chosen = form.get('language')
  if (chosen !== '' && !isLocale(chosen)) {
    const t = await getTranslations('account')
    return { fields: { language: t('language.wrong') } }
  }
  await keepLanguage(userId, chosen === '' ? null : chosen)
  // The frame around pages has a language too.
  revalidatePath('/', 'layout')
  redirect(whereSaid('language'))
}
