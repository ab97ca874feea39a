'use server'

import { revalidatePath } from 'next/cache'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { adminWords } from '../../admin-words'
import { paymentHref, paymentReference } from './payment-address'

export async function checkPayment(_before: FormState, form: FormData): Promise<FormState> {
  const { reference, page } = paymentOf(form)
  const adminId = await requireAdmin(page)
  const { t, clock } = await adminWords()
  const answer = reference === null ? null : await forPages().payouts.checkPayment(adminId, reference)
  if (answer === null) return { tone: 'bad', message: t('payment.gone') }
  revalidatePath('/admin/payments', 'layout')
  if (answer.kind === 'too-soon') {
    return { tone: 'bad', message: t('check-now.too-soon', { time: clock(answer.nextAt) }) }
  }
  return { tone: answer.kind === 'kept' ? 'good' : 'bad', message: t(`check-payment.${answer.kind}`) }
}

/** The form's payment, null when invalid, and the page to return to. */
function paymentOf(form: FormData): { reference: string | null; page: string } {
  const reference = paymentReference.safeParse(form.get('id'))
  return reference.success
    ? { reference: reference.data, page: paymentHref(reference.data) }
    : { reference: null, page: '/admin/payments' }
}
