'use server'

import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { confirmStaffChange } from '@/lib/auth/staff-change-email'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'

/** Needs no session: the token is enough. */
export async function confirmAddress(_before: FormState, form: FormData): Promise<FormState> {
  const answer = await confirmStaffChange(form.get('token'))
  if (answer === 'changed') redirect('/sign-in?said=email-changed')
  const t = await getTranslations('confirmEmail')
  const address = forPages().supportEmail
  return { tone: 'bad', message: answer === 'taken' ? t('taken', { address }) : t('unknown.what', { address }) }
}
