'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { getTranslations } from '@/app/i18n/translations'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { whereSaid } from '../saved'

/** Leads back to the page it was pressed on. */
export async function resumeReminders(_before: FormState, form: FormData): Promise<FormState> {
  const coachId = await requireCoach('/account')
  const answer = await forPages().payouts.resumeReminders(coachId)
  if (answer.kind === 'too-soon') return { tone: 'bad', message: (await getTranslations('reminders'))('tooSoon') }
  revalidatePath('/', 'layout')
  redirect(form.get('from') === 'payouts' ? '/payouts?said=reminders' : whereSaid('reminders'))
}
