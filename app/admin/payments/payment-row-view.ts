import type { PaymentRow } from '@/components/admin/payments/payment-table'
import type { Movement } from '@/lib/payouts/payments/outcome/movement'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import type { AdminWords } from '../admin-words'
import { paymentHref } from './[reference]/payment-address'
import { paymentBadge } from './payment-badge'

export function toPaymentRow(payment: ListedPayment, words: AdminWords): PaymentRow {
  const { t, money, moment } = words
  const { reference, coach, amount, currency, feeKept, reached, refunded, refundPending, admittedAt } = payment
  return {
    reference,
    href: paymentHref(reference),
    admitted: moment(admittedAt),
    coach: { href: `/admin/coaches/${coach.id}`, name: coach.name ?? t('coach.nameless'), email: coach.email },
    badge: paymentBadge(payment, words),
    dispute: disputeLine(payment, words),
    amount: money(amount, currency),
    fee: money(feeKept, currency),
    reached: reached === null ? null : money(reached, currency),
    refunded: refunded === 0 ? null : money(refunded, currency),
    pending: refundPending === 0 ? null : t('payments.refund-pending', { amount: money(refundPending, currency) }),
  }
}

/** The dispute or inquiry, and its deadline while it needs evidence. */
function disputeLine(
  { dispute, awaitsAnswer }: ListedPayment,
  { t, money, deadline }: AdminWords,
): PaymentRow['dispute'] {
  if (dispute === null) return null
  const text = t(`payments.${said(dispute)}`, { amount: money(dispute.amount, dispute.currency) })
  return { text, due: awaitsAnswer && dispute.dueBy !== null ? deadline(dispute.dueBy) : null }
}

function said({ state }: Movement): 'dispute' | 'inquiry' | 'inquiry-answered' | 'inquiry-over' {
  if (state === 'inquiry' || state === 'inquiry-answered') return state
  return state === 'closed' ? 'inquiry-over' : 'dispute'
}
