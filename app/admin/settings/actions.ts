'use server'

import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../admin-words'
import { toChosenAlerts } from './chosen-alerts'

/** The admin's own choices. Messages that wait are judged by them when they are sent. */
export async function chooseAlerts(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/settings')
  const { t } = await adminWords()
  const choices = toChosenAlerts(form)
  if (choices === null) return { tone: 'bad', message: t('settings.wrong') }
  await forPages().payouts.chooseAlerts(adminId, choices)
  revalidatePath('/admin/settings')
  return { tone: 'good', message: t('settings.saved') }
}
