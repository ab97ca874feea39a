'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { z } from 'zod'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { mostInBatch, mostSelected } from '@/lib/payouts/vocabulary/batch'
import { chosenHoldReasons } from '@/lib/payouts/vocabulary/payments/hold-reason'
import { adminWords } from '../admin-words'
import { knownTo } from '../coaches/asked-table'
import { batchPage, toBatchId } from './batch-address'
import { toChosenBatch } from './chosen-batch'

/** Fixes who is meant, and leads to what would happen to them. */
export async function prepareBatch(_before: FormState, form: FormData): Promise<FormState> {
  const adminId = await requireAdmin('/admin/coaches')
  const words = await adminWords()
  const { t } = words
  const { verb, set, ignored } = toChosenBatch(form, knownTo(words))
  if (verb === null) return { tone: 'bad', message: t('batches.choose.no-verb') }
  if (ignored.length > 0)
    return { tone: 'bad', message: t('table.ignored', { count: ignored.length, names: ignored.join(', ') }) }
  const answer = await forPages().payouts.prepareBatch(adminId, { verb, set })
  switch (answer.kind) {
    case 'prepared':
      return redirect(batchPage(answer.id))
    case 'nobody':
      return { tone: 'bad', message: t('batches.choose.nobody') }
    case 'too-many':
      return {
        tone: 'bad',
        message:
          set.kind === 'selected'
            ? t('batches.choose.too-many', { most: mostSelected })
            : t('batches.choose.too-many-match', { most: mostInBatch }),
      }
    default:
      return answer satisfies never
  }
}

/** Pressed twice, it confirms once. */
export async function confirmBatch(_before: FormState, form: FormData): Promise<FormState> {
  const id = toBatchId(form.get('batch'))
  const adminId = await requireAdmin(batchPage(id))
  const { t } = await adminWords()
  const reason = z.enum(chosenHoldReasons).safeParse(form.get('reason'))
  const answer =
    id === null
      ? ({ kind: 'gone' } as const)
      : await forPages().payouts.confirmBatch(adminId, id, reason.success ? reason.data : null)
  switch (answer.kind) {
    case 'confirmed':
      revalidatePath('/admin/coaches', 'layout')
      return redirect(batchPage(id))
    case 'no-reason':
      return { fields: { reason: t('hold.reason-wrong') } }
    case 'gone':
      return { tone: 'bad', message: t('batches.gone') }
    default:
      return answer satisfies never
  }
}

export async function stopBatch(_before: FormState, form: FormData): Promise<FormState> {
  const id = toBatchId(form.get('batch'))
  const adminId = await requireAdmin(batchPage(id))
  const { t } = await adminWords()
  const didIt = id !== null && (await forPages().payouts.stopBatch(adminId, id))
  if (!didIt) return { tone: 'bad', message: t('batches.was-over') }
  return redirect(batchPage(id))
}
