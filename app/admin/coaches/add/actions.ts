'use server'

import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../admin-words'
import { toNewCoach } from './new-coach'

/** Lists a coach, who may then sign in. */
export async function addCoach(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/coaches/add')
  const { t } = await adminWords()
  const { coach, wrong, values } = toNewCoach(form)
  if (coach === null) {
    const fields = Object.fromEntries(wrong.map((field) => [field, t(`add.${field}-wrong`)]))
    return { tone: 'bad', message: t('add.invalid'), fields, values }
  }
  const answer = await desk().payouts.addCoach(adminId, coach)
  if (answer.kind === 'taken') {
    const fields = { email: t(coach.reference === null ? 'add.taken' : 'add.taken-either') }
    return { tone: 'bad', message: t('add.invalid'), fields, values }
  }
  redirect(`/admin/coaches/${answer.coachId}`)
}
