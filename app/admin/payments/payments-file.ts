import type { Cell } from '@/app/downloads/csv'
import { paramsOf, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { ListedPayment } from '@/lib/payouts/payments/payment-table'
import { toTyped } from '@/lib/words/money-words'
import { type AdminWords, adminWords } from '../admin-words'
import { paymentBadge } from './payment-badge'
import { toPaymentFilter } from './payment-filter'

/** Every payment of a view, newest first. For admins. */
export async function paymentsFile(request: Request): Promise<TableFile> {
  const adminId = await requireAdmin('/admin/payments')
  const words = await adminWords()
  return {
    name: 'payments',
    head: columns.map((column) => words.t(`payments.column.${column}`)),
    batches: toRows(forPages().payouts.paymentsFile(adminId, toPaymentFilter(paramsOf(request))), words),
  }
}

const columns = [
  ...(['reference', 'admitted', 'state', 'amount', 'currency', 'fee', 'received', 'refunded', 'pending'] as const),
  ...(['disputed', 'answerDue', 'coach', 'email', 'coachReference', 'paymentId', 'account'] as const),
]

async function* toRows(batches: AsyncIterable<ListedPayment[]>, words: AdminWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((payment) => toRow(payment, words))
}

function toRow(payment: ListedPayment, words: AdminWords): Cell[] {
  const { reference, admittedAt, amount, currency, feeKept, reached, refunded, refundPending, dispute, coach } = payment
  const typed = (sum: number | null) => (sum === null ? '' : { value: toTyped(sum, currency) })
  const dueBy = payment.awaitsAnswer ? (dispute?.dueBy ?? null) : null
  return [
    reference,
    { value: admittedAt.toISOString() },
    paymentBadge(payment, words).word,
    typed(amount),
    currency.toUpperCase(),
    typed(feeKept),
    typed(reached),
    typed(refunded),
    typed(refundPending),
    dispute === null ? '' : { value: toTyped(dispute.amount, dispute.currency) },
    dueBy === null ? '' : { value: dueBy.toISOString() },
    coach.name ?? '',
    coach.email,
    coach.reference ?? '',
    payment.paymentId ?? '',
    payment.accountId,
  ]
}
