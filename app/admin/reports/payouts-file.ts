import type { Cell } from '@/app/downloads/csv'
import { paramsOf, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { ReportedPayout } from '@/lib/payouts/ports/report-store'
import { toTyped } from '@/lib/words/money-words'
import { maskDigits } from '@/lib/words/say-payout'
import { type AdminWords, adminWords } from '../admin-words'
import { sayFailure } from '../say-failure'
import { reportHref } from './chosen-period'
import { periodOf } from './period-of'

/** All payouts that arrive in the period, or the reason there is no file. For admins. */
export async function payoutsFile(request: Request): Promise<TableFile | Response> {
  const adminId = await requireAdmin(reportHref(paramsOf(request)))
  const words = await adminWords()
  const asked = await periodOf(request, words)
  if (asked instanceof Response) return asked
  const { from, to } = asked.days
  return {
    name: `payouts-${from}-to-${to}`,
    head: columns.map((column) => words.t(`reports.column.${column}`)),
    batches: toRows(forPages().payouts.reportPayouts(adminId, asked.period), words),
  }
}

const columns = [
  ...(['arrives', 'state', 'amount', 'currency', 'failure', 'bank'] as const),
  ...(['coach', 'email', 'reference', 'account', 'payout'] as const),
]

async function* toRows(batches: AsyncIterable<ReportedPayout[]>, words: AdminWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => toRow(row, words))
}

function toRow({ payout, accountId, coach }: ReportedPayout, words: AdminWords): Cell[] {
  const { t } = words
  const { id, arrivesOn, state, amount, currency, failure, bankLast4 } = payout
  return [
    { value: arrivesOn.toISOString().slice(0, 10) },
    t(amount < 0 ? `reports.debit-state.${state}` : `reports.payout-state.${state}`),
    { value: toTyped(amount, currency) },
    currency.toUpperCase(),
    failure === null ? '' : sayFailure({ amount, failure }, words),
    bankLast4 === null ? '' : maskDigits(bankLast4),
    coach.name ?? '',
    coach.email,
    coach.reference ?? '',
    accountId,
    id,
  ]
}
