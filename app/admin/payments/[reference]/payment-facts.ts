import type { Fact } from '@/components/admin/fact-list'
import type { KeptPayment } from '@/lib/payouts/payments/payment-store'
import type { AdminWords } from '../../coaches/admin-words'

/** What was asked for, in the order staff ask for it. */
export function paymentFacts(payment: KeptPayment, { t, money, moment, decline }: AdminWords): Fact[] {
  const { reference, amount, fee, currency, accountId, paymentId, admittedAt, lookedAt } = payment
  return [
    { name: t('payment.reference'), code: reference },
    { name: t('payment.amount'), text: money(amount, currency) },
    { name: t('payment.fee'), text: money(fee, currency) },
    { name: t('payment.admitted'), text: moment(admittedAt).exact },
    { name: t('payment.looked'), text: lookedAt === null ? t('payment.never-looked') : moment(lookedAt).exact },
    ...(payment.refusal === null ? [] : [{ name: t('payment.refusal'), text: decline(payment.refusal) }]),
    { name: t('fact.account'), code: accountId },
    { name: t('payment.id'), code: paymentId ?? t('fact.none') },
  ]
}
