'use server'

import { revalidatePath } from 'next/cache'
import { getTranslations } from '@/app/i18n/translations'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { toReminderToken } from './token'

/** Needs no session: the token is enough. */
export async function chooseReminders(_before: FormState, form: FormData): Promise<FormState> {
  const t = await getTranslations('reminders')
  const token = toReminderToken(form.get('token'))
  const wish = form.get('wish') === 'resumed' ? 'resumed' : 'stopped'
  const answer = token === null ? null : await forPages().payouts.chooseReminders(token, wish)
  if (answer === null) return { tone: 'bad', message: t('unknown.what') }
  if (answer.kind === 'too-soon') return { tone: 'bad', message: t('tooSoon') }
  revalidatePath('/reminders/[token]', 'page')
  return {}
}
