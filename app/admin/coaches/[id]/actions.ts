'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import type { NoteId } from '@/lib/payouts/vocabulary/ids'
import { chosenHoldReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import { adminWords } from '../../admin-words'
import { coachOf } from './coach-of-form'

export async function checkNow(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, clock } = await adminWords()
  const answer = id === null ? null : await forPages().payouts.checkNow(adminId, id)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'kept':
      return { tone: 'good', message: t('check-now.kept'), holdsWhile: 'fresh' }
    case 'no-account':
      return { tone: 'bad', message: t('check-now.no-account') }
    case 'too-soon':
      return { tone: 'bad', message: t('check-now.too-soon', { time: clock(answer.nextAt) }) }
    case 'not-ours':
      return { tone: 'bad', message: t('check-now.not-ours') }
    case 'could-not-confirm':
      return { tone: 'bad', message: t('check-now.could-not-confirm'), holdsWhile: 'not-fresh' }
    default:
      return answer satisfies never
  }
}

export async function inviteCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, clock } = await adminWords()
  const answer = id === null ? null : await forPages().payouts.invite(adminId, id)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'invited':
      return { tone: 'good', message: t('invite.invited', { address: answer.email }) }
    case 'not-needed':
    case 'excluded':
      return { tone: 'bad', message: t(`invite.${answer.kind}`) }
    case 'too-soon':
      return { tone: 'bad', message: t('invite.too-soon', { time: clock(answer.nextAt) }) }
    default:
      return answer satisfies never
  }
}

export async function remindCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, moment } = await adminWords()
  const answer = id === null ? null : await forPages().payouts.remind(adminId, id)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'reminded':
      return { tone: 'good', message: t('remind.reminded', { address: answer.email }) }
    case 'told-lately':
      return { tone: 'bad', message: t('remind.told-lately', { at: moment(answer.at).near }) }
    case 'stopped':
    case 'held':
    case 'excluded':
    case 'nothing-asked':
      return { tone: 'bad', message: t(`remind.${answer.kind}`) }
    default:
      return answer satisfies never
  }
}

export async function addNote(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t } = await adminWords()
  const [note, text] = [z.guid().safeParse(form.get('note')), form.get('text')]
  const typed = typeof text === 'string' ? text : ''
  const asked = { id: (note.success ? note.data : randomUUID()) as NoteId, typed }
  const answer = id === null ? null : await forPages().payouts.addNote(adminId, id, asked)
  if (answer === null) return { tone: 'bad', message: t('coach.gone'), values: { text: typed } }
  if (answer.kind !== 'added') return { fields: { text: t(`notes.${answer.kind}`) }, values: { text: typed } }
  revalidatePath('/admin/coaches', 'layout')
  return { tone: 'good', message: t('notes.added') }
}

export async function holdCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, moment } = await adminWords()
  const reason = z.enum(chosenHoldReasons).safeParse(form.get('reason'))
  if (!reason.success) return { fields: { reason: t('hold.reason-wrong') } }
  const answer = id === null ? null : await forPages().payouts.hold(adminId, id, reason.data)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  if (answer.kind === 'held') return { tone: 'good', message: t('hold.held') }
  const stands = t(`hold.reasons.${answer.hold.reason}`)
  const asked = t(`hold.reasons.${reason.data}`)
  const since = moment(answer.hold.at).exact
  const which = answer.hold.reason === reason.data ? 'already-held' : 'already-held-otherwise'
  return { tone: 'bad', message: t(`hold.${which}`, { stands, asked, since }) }
}

export async function startOverFor(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, clock } = await adminWords()
  if (id === null) return { tone: 'bad', message: t('coach.gone') }
  const answer = await forPages().payouts.startOverFor(adminId, id, String(form.get('account') ?? ''))
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'started-over':
      return { tone: 'good', message: t('start-over.started-over') }
    case 'not-closed': {
      const said = answer.sentence === null ? [] : [t('start-over.said', { sentence: answer.sentence })]
      return { tone: 'bad', message: [t(`start-over.refused.${answer.reason}`), ...said].join(' ') }
    }
    case 'too-soon':
      return { tone: 'bad', message: t('start-over.too-soon', { time: clock(answer.nextAt) }) }
    case 'closed-before':
    case 'under-way':
    case 'away':
      return { tone: 'bad', message: t(`start-over.${answer.kind}`) }
    default:
      return answer satisfies never
  }
}

/** Ends the hold shown on the page, never a newer one. */
export async function releaseCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t } = await adminWords()
  const heldAt = z.iso.datetime().safeParse(form.get('heldAt'))
  if (!heldAt.success) return { tone: 'bad', message: t('hold.not-held') }
  const answer = id === null ? null : await forPages().payouts.release(adminId, id, new Date(heldAt.data))
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  return { tone: answer.kind === 'released' ? 'good' : 'bad', message: t(`hold.${answer.kind}`) }
}
