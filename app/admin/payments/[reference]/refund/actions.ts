'use server'

import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import { requireRecentAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FormState } from '@/lib/form-state'
import { exampleAmount, toMinorUnits } from '@/lib/words/money-words'
import { adminWords } from '../../../admin-words'
import { refundHref } from './refund-address'
import { toRefundForm } from './refund-form'

/** Refunds in the payment's own currency. The refund's address shows the outcome. */
export async function refundPayment(_before: FormState, form: FormData): Promise<FormState> {
  const asked = toRefundForm(form)
  const here = asked === null ? '/admin/payments' : refundHref(asked.reference, asked)
  const adminId = await requireRecentAdmin(here)
  const { t } = await adminWords()
  if (asked === null) return { tone: 'bad', message: t('refund.spent') }
  const { reference, id, takesBack, leftSeen } = asked
  const detail = await forPages().payouts.payment(adminId, reference)
  if (detail === null) return { tone: 'bad', message: t('payment.gone') }
  const amount = toMinorUnits(asked.amount, detail.payment.currency)
  const example = exampleAmount(detail.payment.currency)
  if (amount === null) return { tone: 'bad', message: t('refund.amount-wrong', { example }) }

  const answer = await forPages().payouts.refund(adminId, { id, reference, amount, takesBack, leftSeen })
  revalidatePath('/admin/payments', 'layout')
  switch (answer.kind) {
    case 'made':
    case 'refused':
    case 'too-much':
    case 'uneven':
    case 'nothing-left':
    case 'disputed':
      redirect(here)
      break
    case 'changed':
      redirect(`${refundHref(reference, { amount: asked.amount, takesBack })}&said=changed`)
      break
    case 'no-such-payment':
      return { tone: 'bad', message: t('payment.gone') }
    case 'invalid':
      return { tone: 'bad', message: t('refund.amount-wrong', { example }) }
    case 'spent':
    case 'under-way':
    case 'away':
      return { tone: 'bad', message: t(`refund.${answer.kind}`) }
    default:
      return answer satisfies never
  }
}
