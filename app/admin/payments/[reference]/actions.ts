'use server'

import { revalidatePath } from 'next/cache'
import { z } from 'zod'
import { requireAdmin, requireRecentAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { FormState } from '@/lib/form-state'
import type { RefundAnswer } from '@/lib/payouts/payments/refund'
import { toMinorUnits } from '@/lib/words/money-words'
import { type AdminWords, adminWords } from '../../coaches/admin-words'
import { paymentHref, paymentReference } from './payment-address'

/** Asks the provider what became of one payment. */
export async function checkPayment(_before: FormState, form: FormData): Promise<FormState> {
  const { reference, page } = paymentOf(form)
  const adminId = await requireAdmin(page)
  const { t, time } = await adminWords()
  const answer = reference === null ? null : await desk().payouts.checkPayment(adminId, reference)
  if (answer === null) return { tone: 'bad', message: t('payment.gone') }
  revalidatePath('/admin/payments', 'layout')
  if (answer.kind === 'too-soon') {
    return { tone: 'bad', message: t('check-now.too-soon', { time: time(answer.nextAt) }) }
  }
  return { tone: answer.kind === 'kept' ? 'good' : 'bad', message: t(`check-payment.${answer.kind}`) }
}

const refundGrammar = z.object({
  refund: z.uuid(),
  currency: z.string().regex(/^[a-z]{3}$/),
  amount: z.string().max(20),
  takesBack: z.literal('yes').nullable(),
})

/** Gives a client's money back. */
export async function refundPayment(_before: FormState, form: FormData): Promise<FormState> {
  const { reference, page } = paymentOf(form)
  const adminId = await requireRecentAdmin(page)
  const words = await adminWords()
  const { t } = words
  const fields = Object.fromEntries(['refund', 'currency', 'amount', 'takesBack'].map((name) => [name, form.get(name)]))
  const asked = refundGrammar.safeParse(fields)
  if (reference === null || !asked.success) return { tone: 'bad', message: t('refund.spent') }
  const { refund: id, currency } = asked.data
  const amount = toMinorUnits(asked.data.amount, currency)
  const values = { amount: asked.data.amount, refund: id, takesBack: asked.data.takesBack ?? 'no' }
  if (amount === null || amount <= 0) return { fields: { amount: t('refund.amount-wrong') }, values }
  const takesBack = asked.data.takesBack === 'yes'
  const answer = await desk().payouts.refund(adminId, { id, reference, amount, takesBack })
  revalidatePath('/admin/payments', 'layout')
  return toForm(answer, currency, values, words)
}

function toForm(answer: RefundAnswer, currency: string, values: Typed, words: AdminWords): FormState {
  const { t, money } = words
  switch (answer.kind) {
    case 'made':
      return { tone: 'good', message: t('refund.made') }
    case 'too-much':
      return { fields: { amount: t('refund.too-much', { left: money(answer.left, currency) }) }, values }
    case 'refused':
      return { tone: 'bad', message: t(`refund.refused.${answer.reason}`), values: withNewId(values) }
    case 'no-such-charge':
      return { tone: 'bad', message: t('payment.gone') }
    case 'uneven':
      return { fields: { amount: t('refund.uneven', { step: money(answer.step, currency) }) }, values }
    case 'invalid':
      return { fields: { amount: t('refund.amount-wrong') }, values }
    case 'spent':
      return { tone: 'bad', message: t('refund.spent'), values: withNewId(values) }
    case 'nothing-left':
    case 'disputed':
    case 'under-way':
    case 'away':
      return { tone: 'bad', message: t(`refund.${answer.kind}`), values }
    default:
      return answer satisfies never
  }
}

/** What the form said, its id included: what may be sent again is sent as the same refund. */
interface Typed extends Record<string, string> {
  amount: string
  refund: string
  takesBack: string
}

/** What came of this id is known, so the page's next one is for the next try. */
function withNewId({ amount, takesBack }: Typed): Record<string, string> {
  return { amount, takesBack }
}

/** The payment a form names, null when it can name none, and the page to come back to. */
function paymentOf(form: FormData): { reference: string | null; page: string } {
  const reference = paymentReference.safeParse(form.get('id'))
  return reference.success
    ? { reference: reference.data, page: paymentHref(reference.data) }
    : { reference: null, page: '/admin/payments' }
}
