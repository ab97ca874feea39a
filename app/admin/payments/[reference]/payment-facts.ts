import type { Fact } from '@/components/admin/fact-list'
import type { FailingCheck, KeptPayment } from '@/lib/payouts/ports/payment-store'
import type { AdminWords } from '../../admin-words'

export function paymentFacts(payment: KeptPayment, words: AdminWords): Fact[] {
  const { t, money, moment, decline } = words
  const { reference, amount, fee, currency, accountId, paymentId, admittedAt, checkedAt, checkFailing } = payment
  const wayOut = payment.refusal === null ? null : words.wayOut(payment.refusal)
  return [
    { name: t('payment.reference'), code: reference },
    { name: t('payment.amount'), text: money(amount, currency) },
    { name: t('payment.fee'), text: money(fee, currency) },
    { name: t('payment.admitted'), text: moment(admittedAt).exact },
    { name: t('payment.checked'), text: checkedAt === null ? t('payment.never-checked') : moment(checkedAt).exact },
    ...(checkFailing === null ? [] : [{ name: t('payment.unchecked'), text: sayFailing(checkFailing, words) }]),
    ...(payment.refusal === null ? [] : [{ name: t('payment.refusal'), text: decline(payment.refusal) }]),
    ...(wayOut === null ? [] : [{ name: t('payment.way-out'), text: wayOut }]),
    { name: t('fact.account'), code: accountId },
    { name: t('payment.id'), code: paymentId ?? t('fact.none') },
  ]
}

/** Why the data may be old. */
function sayFailing({ failure, failures, since }: FailingCheck, { t, moment }: AdminWords): string {
  const why = t(`health.failure.${failure}`)
  return t('payment.unchecked-why', { why, count: failures, since: moment(since).exact })
}
