'use server'

import { revalidatePath } from 'next/cache'
import { adminWords } from '@/app/admin/admin-words'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { longestViewName } from '@/lib/payouts/vocabulary/saved-view'
import { paramsIn } from '../../../search-params'
import { askedTable } from '../asked-table'
import { savedQuery } from './view-links'

export async function saveView(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/coaches')
  const words = await adminWords()
  const { t } = words
  const [query, typed] = [form.get('query'), form.get('name')]
  const { filter } = askedTable(paramsIn(typeof query === 'string' ? query : ''), words)
  const answer = await forPages().payouts.saveView(adminId, { typed, query: savedQuery(filter) })
  switch (answer.kind) {
    case 'saved':
      revalidatePath('/admin/coaches')
      return { tone: 'good', message: t('views.saved', { name: answer.name }) }
    case 'no-name':
      return {
        fields: { name: t('views.no-name', { most: longestViewName }) },
        values: { name: typeof typed === 'string' ? typed.slice(0, 200) : '' },
      }
    case 'too-many':
      return { tone: 'bad', message: t('views.too-many', { most: answer.most }) }
    default:
      return answer satisfies never
  }
}

export async function removeView(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/coaches')
  const { t } = await adminWords()
  const name = String(form.get('view') ?? '').slice(0, longestViewName)
  await forPages().payouts.removeView(adminId, name)
  revalidatePath('/admin/coaches')
  return { tone: 'good', message: t('views.removed', { name }) }
}
