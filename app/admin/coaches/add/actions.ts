'use server'

import { redirect } from 'next/navigation'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import type { Coach } from '@/lib/payouts/coaches/coach'
import { adminWords } from '../../admin-words'
import { toNewCoach } from './new-coach'

export async function addCoach(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/coaches/add')
  const { t } = await adminWords()
  const { coach, wrong, values } = toNewCoach(form)
  if (coach === null) {
    const fields = Object.fromEntries(wrong.map((field) => [field, t(`add.${field}-wrong`)]))
    return { tone: 'bad', message: t('add.invalid'), fields, values }
  }
  const answer = await forPages().payouts.addCoach(adminId, coach)
  if (answer.kind === 'taken') {
    const has = (coach: Coach) => ({
      name: coach.name ?? t('coach.nameless'),
      email: coach.email,
      reference: coach.reference ?? 'none',
    })
    const [byEmail, byReference] = [
      answer.existing.find(({ email }) => email === coach.email),
      answer.existing.find(({ reference }) => reference !== null && reference === coach.reference),
    ]
    return {
      tone: 'bad',
      message: t('add.taken'),
      fields: {
        ...(byEmail && { email: t('add.email-taken', has(byEmail)) }),
        ...(byReference && byReference.id !== byEmail?.id && { reference: t('add.reference-taken', has(byReference)) }),
      },
      links: answer.existing.map((each) => ({
        href: `/admin/coaches/${each.id}`,
        text: t('add.see', { name: each.name ?? each.email }),
      })),
      values,
    }
  }
  redirect(`/admin/coaches/${answer.coachId}`)
}
