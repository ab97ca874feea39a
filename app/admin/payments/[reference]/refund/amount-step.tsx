import { randomUUID } from 'node:crypto'
import { RefundAmountForm } from '@/components/admin/payments/refund-amount-form'
import { Alert } from '@/components/ui/alert'
import { Card } from '@/components/ui/card'
import type { PaymentDetail } from '@/lib/payouts/payments/payment-detail'
import { toTyped } from '@/lib/words/money-words'
import type { AdminWords } from '../../../admin-words'
import { AskAgain } from './ask-again'
import { type ChosenRefund, refundHref } from './refund-address'

interface Props {
  detail: PaymentDetail
  asked: ChosenRefund
  error?: string
  /** Why the question is asked again. */
  said?: string
  words: AdminWords
}

/** Changes nothing yet. */
export function AmountStep({ detail: { payment, refundable }, asked, error, said, words }: Props) {
  const { t, money } = words
  const { reference, currency } = payment
  if (typeof refundable !== 'string' && refundable.unanswered !== null)
    return <AskAgain payment={payment} refund={refundable.unanswered} words={words} />
  return (
    <Card>
      <div className="grid gap-6">
        {said !== undefined && <Alert tone="bad">{said}</Alert>}
        {typeof refundable === 'string' ? (
          <p>{t(`refund.${refundable}`)}</p>
        ) : (
          <RefundAmountForm
            action={refundHref(reference)}
            refundId={randomUUID()}
            amount={asked.amount ?? toTyped(refundable.left, currency)}
            takesBack={asked.takesBack}
            error={error}
            text={{
              amount: t('refund.amount', { currency: currency.toUpperCase() }),
              hint: t('refund.hint', { left: money(refundable.left, currency) }),
              takesBack: t('refund.takes-back'),
              takesBackHint: t('refund.takes-back-hint'),
              button: t('refund.continue'),
              what: t('refund.nothing-yet'),
            }}
          />
        )}
      </div>
    </Card>
  )
}
