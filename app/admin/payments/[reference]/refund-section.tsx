import { randomUUID } from 'node:crypto'
import { RefundForm, type RefundOffer } from '@/components/admin/refund-form'
import { Section } from '@/components/admin/section'
import type { Balances } from '@/lib/payouts/payments/after-refund'
import type { KeptPayment } from '@/lib/payouts/payments/payment-store'
import type { PaymentStory, Refundable } from '@/lib/payouts/payments/payment-story'
import { toTyped } from '@/lib/words/money-words'
import type { AdminWords } from '../../coaches/admin-words'
import { refundPayment } from './actions'

interface Props {
  payment: KeptPayment
  refundable: PaymentStory['refundable']
  words: AdminWords
}

/** Gives money back, or says why none can be given. */
export function RefundSection({ payment, refundable, words }: Props) {
  const { t } = words
  return (
    <Section title={t('refund.title')}>
      <RefundForm
        action={refundPayment}
        offer={typeof refundable === 'string' ? t(`refund.${refundable}`) : toOffer(payment, refundable, words)}
      />
    </Section>
  )
}

function toOffer(payment: KeptPayment, refundable: Refundable, words: AdminWords): RefundOffer {
  const { t, money } = words
  const { reference, currency } = payment
  const { unanswered } = refundable
  return {
    reference,
    refundId: unanswered?.id ?? randomUUID(),
    currency,
    left: toTyped(refundable.left, currency),
    unanswered: unanswered && {
      amount: toTyped(unanswered.amount, currency),
      takesBack: unanswered.takesBack,
      what: t(unanswered.takesBack ? 'refund.unanswered' : 'refund.unanswered-ours', {
        amount: money(unanswered.amount, currency),
      }),
    },
    text: {
      what: t('refund.what'),
      amount: t('refund.amount', { currency: currency.toUpperCase() }),
      hint: t('refund.hint', { left: money(refundable.left, currency) }),
      takesBack: t('refund.takes-back'),
      takesBackHint: t('refund.takes-back-hint'),
      warnings: unanswered === null ? warnings(payment, refundable, words) : [],
      button: t(unanswered === null ? 'refund.button' : 'refund.again'),
      busy: t('refund.busy'),
    },
  }
}

/** A balance that would go below zero is said before the click, for either way of paying. */
function warnings({ currency }: KeptPayment, { left, balances }: Refundable, { t, money }: AdminWords): string[] {
  if (typeof balances === 'string') return [t(`refund.balance-${balances}`)]
  const { before, takenBack, paidByUs } = balances
  const all = money(left, currency)
  const below = (whose: keyof Balances, after: Balances) => after[whose] < 0 && after[whose] < before[whose]
  // A hyphen could end a line and leave its amount to the next.
  const said = (after: number) => ({ all, after: money(after, currency).replace('-', '−') })
  return [
    ...(below('coach', takenBack) ? [t('refund.coach-below', said(takenBack.coach))] : []),
    ...(below('platform', takenBack) ? [t('refund.still-below', said(takenBack.platform))] : []),
    ...(below('platform', paidByUs) ? [t('refund.platform-below', said(paidByUs.platform))] : []),
  ]
}
