import type { Metadata } from 'next'
import { Shell } from '@/app/admin/shell'
import { requireAdmin, requireRecentAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import { setNotFound } from '@/lib/current-request'
import { exampleAmount, toMinorUnits } from '@/lib/words/money-words'
import type { SearchParams } from '../../../../search-params'
import { adminWords } from '../../../admin-words'
import PaymentNotFound from '../not-found'
import { paymentHref, toReference } from '../payment-address'
import { AmountStep } from './amount-step'
import { refundHref, toChosenRefund } from './refund-address'
import { RefundStep } from './refund-step'

interface Props {
  params: Promise<{ reference: string }>
  searchParams: Promise<SearchParams>
}

/** Amount, preview and receipt each have an address; only the preview has the button. */
export default async function RefundPage({ params, searchParams }: Props) {
  const asked = toChosenRefund(await searchParams)
  const asksFor = toReference(await params)
  const adminId = await requireAdmin(asksFor === null ? '/admin/payments' : refundHref(asksFor, asked))
  const detail = asksFor === null ? null : await forPages().payouts.payment(adminId, asksFor)
  if (detail === null) {
    setNotFound()
    return <PaymentNotFound />
  }
  const words = await adminWords()
  const { t } = words
  const { reference, currency } = detail.payment
  const amount = asked.amount === null ? null : toMinorUnits(asked.amount, currency)
  const isWrong = asked.amount !== null && (amount === null || amount === 0)
  // Shows a wrong amount at once. Otherwise the admin signs in first and returns to what was typed.
  if (!isWrong) await requireRecentAdmin(refundHref(reference, asked))
  return (
    <Shell title={t('refund.title')} back={{ href: paymentHref(reference), text: t('payment.title', { reference }) }}>
      {amount === null || isWrong || asked.id === null ? (
        <AmountStep
          detail={detail}
          asked={asked}
          error={isWrong ? t('refund.amount-wrong', { example: exampleAmount(currency) }) : undefined}
          said={asked.isChanged ? t('refund.changed') : undefined}
          words={words}
        />
      ) : (
        <RefundStep detail={detail} typed={asked} asked={{ ...asked, id: asked.id, amount }} words={words} />
      )}
    </Shell>
  )
}

export async function generateMetadata(): Promise<Metadata> {
  const { t } = await adminWords()
  return { title: t('refund.title') }
}
