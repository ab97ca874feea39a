'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import type { ListId } from '@/lib/payouts/vocabulary/ids'
import { mostListed } from '@/lib/payouts/vocabulary/list-fault'
import { adminWords } from '../../admin-words'
import { listPage, readGivenList, toListId } from './given-list'

export async function checkList(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin(listPage(null))
  const { t } = await adminWords()
  const { text, field } = await readGivenList(form)
  const values: FormState['values'] = field === 'text' && text !== null ? { text } : {}
  if (text === null) return { fields: { file: t('list.unreadable') }, values }
  const id = randomUUID() as ListId
  const answer = await forPages().payouts.checkList(adminId, { id, text })
  if (answer.kind === 'kept') redirect(listPage(id))
  return { fields: { [field]: t(`list.${answer.kind}`, { most: mostListed }) }, values }
}

export async function inviteList(_before: FormState, form: FormData): Promise<FormState> {
  const id = toListId(form.get('list'))
  const adminId = await requireAdmin(listPage(id))
  const { t } = await adminWords()
  const seen = z.coerce.number().int().min(1).max(mostListed).safeParse(form.get('seen'))
  if (id === null || !seen.success) return { tone: 'bad', message: t('list.gone') }
  const answer = await forPages().payouts.inviteList(adminId, id, seen.data)
  revalidatePath('/admin/coaches', 'layout')
  switch (answer.kind) {
    case 'invited':
      return redirect(listPage(id))
    case 'changed':
      return { tone: 'bad', message: t('list.changed') }
    case 'none':
      return { tone: 'bad', message: t('list.gone') }
    default:
      return answer satisfies never
  }
}
