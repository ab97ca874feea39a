'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requireAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../admin-words'
import { coachGrammar } from './coach-address'
import { holdReasons } from './hold-reasons'

/** Asks the provider again about one coach. */
export async function checkNow(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t, time } = await adminWords()
  const answer = id === null ? null : await desk().payouts.checkNow(adminId, id)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'kept':
      return { tone: 'good', message: t('check-now.kept') }
    case 'no-account':
      return { tone: 'bad', message: t('check-now.no-account') }
    case 'too-soon':
      return { tone: 'bad', message: t('check-now.too-soon', { time: time(answer.nextAt) }) }
    case 'not-ours':
      return { tone: 'bad', message: t('check-now.not-ours') }
    case 'could-not-confirm':
      return { tone: 'bad', message: t('check-now.could-not-confirm') }
    default:
      return answer satisfies never
  }
}

/** Stops every charge for one coach until somebody releases them. */
export async function holdCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t } = await adminWords()
  const reason = z.enum(holdReasons).safeParse(form.get('reason'))
  if (!reason.success) return { fields: { reason: t('hold.reason-wrong') } }
  const answer = id === null ? null : await desk().payouts.hold(adminId, id, reason.data)
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  return { tone: answer.kind === 'held' ? 'good' : 'bad', message: t(`hold.${answer.kind}`) }
}

/** Ends the hold that stood on the page, and no newer one. */
export async function releaseCoach(_before: FormState, form: FormData): Promise<FormState> {
  const { id, page } = coachOf(form)
  const adminId = await requireAdmin(page)
  const { t } = await adminWords()
  const heldAt = z.iso.datetime().safeParse(form.get('heldAt'))
  if (!heldAt.success) return { tone: 'bad', message: t('hold.not-held') }
  const answer = id === null ? null : await desk().payouts.release(adminId, id, new Date(heldAt.data))
  if (answer === null) return { tone: 'bad', message: t('coach.gone') }
  revalidatePath('/admin/coaches', 'layout')
  return { tone: answer.kind === 'released' ? 'good' : 'bad', message: t(`hold.${answer.kind}`) }
}

/** The coach a form names, null when it can name nobody, and the page to come back to. */
function coachOf(form: FormData): { id: string | null; page: string } {
  const coach = coachGrammar.safeParse({ id: form.get('id') })
  return coach.success
    ? { id: coach.data.id, page: `/admin/coaches/${coach.data.id}` }
    : { id: null, page: '/admin/coaches' }
}
