import { Section } from '@/components/admin/section'
import { ButtonLink } from '@/components/ui/button'
import type { PaymentDetail } from '@/lib/payouts/payments/payment-detail'
import type { KeptPayment } from '@/lib/payouts/ports/payment-store'
import type { AdminWords } from '../../admin-words'
import { refundHref } from './refund/refund-address'

interface Props {
  payment: KeptPayment
  refundable: PaymentDetail['refundable']
  words: AdminWords
}

export function RefundSection({ payment: { reference, currency }, refundable, words: { t, money } }: Props) {
  if (typeof refundable === 'string') {
    return (
      <Section title={t('refund.title')}>
        <p className="text-14 text-muted">{t(`refund.${refundable}`)}</p>
      </Section>
    )
  }
  const { left, unanswered } = refundable
  return (
    <Section title={t('refund.title')}>
      <p>
        {unanswered === null
          ? t('refund.hint', { left: money(left, currency) })
          : t('refund.open', { amount: money(unanswered.amount, currency) })}
      </p>
      <div>
        <ButtonLink href={refundHref(reference)} variant="quiet">
          {t(unanswered === null ? 'refund.begin' : 'refund.see')}
        </ButtonLink>
      </div>
    </Section>
  )
}
