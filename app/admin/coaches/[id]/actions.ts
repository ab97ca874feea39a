'use server'

import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../admin-words'
import { coachGrammar } from './coach-address'

/** Asks the provider again about one coach. */
export async function checkNow(_before: FormState, form: FormData): Promise<FormState> {
  const asked = coachGrammar.safeParse({ id: form.get('id') })
  const adminId = await requireAdmin(asked.success ? `/admin/coaches/${asked.data.id}` : '/admin/coaches')
  const { t, time } = await adminWords()
  const answer = asked.success ? await desk().payouts.checkNow(adminId, asked.data.id) : null
  if (answer === null) return { tone: 'bad', message: t('check-now.gone') }
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
