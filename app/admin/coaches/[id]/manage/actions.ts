'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { after } from 'next/server'
import { z } from 'zod'
import { requireAdmin, requireRecentAdmin } from '@/lib/auth/guards'
import { askStaffEmailChange, dropStaffChange, sendStaffChange } from '@/lib/auth/staff-change-email'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { chosenExclusions } from '@/lib/payouts/vocabulary/exclusion'
import type { CoachId } from '@/lib/payouts/vocabulary/ids'
import { adminWords } from '../../../admin-words'
import { coachOf } from '../coach-of-form'
import { toEditedCoach } from './edited-coach'
import { sayEdit, sayEmail, sayTaken } from './say-edit'
import { staffChangeWords } from './staff-change-words'

/** Name and reference at once, or neither. The address comes last: its owner may have to confirm it. */
export async function editCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(`${page}/manage`)
  const words = await adminWords()
  const { t } = words
  const gone: FormState = { tone: 'bad', message: t('coach.gone') }
  if (id === null) return gone
  const { edited, wrong, values } = toEditedCoach(form)
  if (edited === null) {
    const fields = Object.fromEntries(wrong.map((field) => [field, t(`add.${field}-wrong`)]))
    return { tone: 'bad', message: t('add.invalid'), fields, values }
  }
  const { edit, email, seen } = edited
  if (edit.name === null && seen.name !== null) return { fields: { name: t('manage.no-name') }, values }
  const { payouts } = forPages()
  const now = await payouts.findCoach(adminId, id)
  if (now === null) return gone
  if (now.email !== seen.email) return { ...sayEdit({ kind: 'changed', now }, words), values }

  const answer = await payouts.editCoach(adminId, id, edit, seen)
  revalidatePath('/admin/coaches', 'layout')
  if (answer === null) return gone
  if (answer.kind === 'taken') return { ...sayTaken('reference', answer.by, words), values }
  if (answer.kind === 'changed') return { ...sayEdit(answer, words), values }
  if (email === seen.email) return sayEdit(answer, words)

  const changed = await askStaffEmailChange(adminId, id as CoachId, email, seen.email)
  if (changed === null) return gone
  if (changed.kind === 'asked') {
    const mails = staffChangeWords(changed.change)
    after(() => sendStaffChange(changed.change, mails))
  }
  const holder = changed.kind === 'taken' ? await payouts.findCoachByEmail(adminId, email) : null
  return sayEmail(changed, { holder, email, was: seen.email, isRestSaved: answer.kind === 'edited', values }, words)
}

export async function dropEmailChange(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(`${page}/manage`)
  const { t } = await adminWords()
  const didIt = id !== null && (await dropStaffChange(adminId, id as CoachId))
  revalidatePath('/admin/coaches', 'layout')
  return { tone: didIt ? 'good' : 'bad', message: t(didIt ? 'manage.dropped' : 'manage.not-dropped') }
}

export async function excludeCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(`${page}/manage`)
  const { t } = await adminWords()
  const as = z.enum(chosenExclusions).safeParse(form.get('as'))
  const answer = id === null || !as.success ? null : await forPages().payouts.exclude(adminId, id, as.data)
  revalidatePath('/admin/coaches', 'layout')
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  return answer.kind === 'excluded'
    ? { tone: 'good', message: t(`manage.${answer.as}.done`) }
    : { tone: 'bad', message: t(`manage.refused.${answer.why}`) }
}

/** Ends the exclusion shown on the page, never a newer one. A withdrawn coach is invited again. */
export async function readmitCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(`${page}/manage`)
  const { t } = await adminWords()
  const { payouts } = forPages()
  const seenAt = z.iso.datetime().safeParse(form.get('at'))
  if (!seenAt.success) return { tone: 'bad', message: t('manage.readmit-changed') }
  const answer = id === null ? null : await payouts.readmit(adminId, id, new Date(seenAt.data))
  if (answer?.kind === 'readmitted' && answer.from === 'withdrawn') await payouts.invite(adminId, id ?? '')
  revalidatePath('/admin/coaches', 'layout')
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  return answer.kind === 'readmitted' && answer.from !== 'erased'
    ? { tone: 'good', message: t(`manage.${answer.from}.back-done`) }
    : { tone: 'bad', message: t('manage.readmit-changed') }
}

/** As a refund, only for an admin who just signed in: nobody can undo it. */
export async function eraseCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireRecentAdmin(`${page}/manage`)
  const { t } = await adminWords()
  const typed = form.get('confirm')
  const confirm = typeof typed === 'string' ? typed.slice(0, 300) : ''
  const answer = id === null ? null : await forPages().payouts.erase(adminId, id, confirm)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  if (answer.kind === 'not-confirmed')
    return { fields: { confirm: t('manage.erase.confirm-wrong') }, values: { confirm } }
  revalidatePath('/admin/coaches', 'layout')
  if (answer.kind === 'refused') return { tone: 'bad', message: t(`manage.refused.${answer.why}`) }
  redirect(page)
}
