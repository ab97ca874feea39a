import { requireAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { ReportedMovement } from '@/lib/payouts/reports/report-store'
import { toTyped } from '@/lib/words/money-words'
import { type AdminWords, adminWords } from '../../coaches/admin-words'
import { reportHref } from '../asked-period'
import { csvDownload } from '../csv-download'
import { paramsOf, periodOf } from '../period-of'

/** Every movement of the period, those that count as nothing too. */
export async function GET(request: Request) {
  const adminId = await requireAdmin(reportHref(paramsOf(request)))
  const words = await adminWords()
  const asked = await periodOf(request, words)
  if (asked instanceof Response) return asked
  const { from, to } = asked.days
  return csvDownload(
    `movements-${from}-to-${to}.csv`,
    columns.map((column) => words.t(`reports.column.${column}`)),
    toRows(desk().payouts.reportMovements(adminId, asked.period), words),
  )
}

const columns = [
  'at',
  'kind',
  'state',
  'amount',
  'currency',
  'payment',
  'coach',
  'email',
  'reference',
  'reason',
  'dueBy',
  'id',
] as const

async function* toRows(batches: AsyncIterable<ReportedMovement[]>, words: AdminWords): AsyncGenerator<string[][]> {
  for await (const batch of batches) yield batch.map((movement) => toRow(movement, words))
}

function toRow({ coach, ...movement }: ReportedMovement, { t }: AdminWords): string[] {
  const { id, kind, state, amount, currency, at, reason, dueBy, reference } = movement
  return [
    at.toISOString(),
    t(`payment.movement.${kind}`),
    t(`reports.state.${state}`),
    toTyped(amount, currency),
    currency.toUpperCase(),
    reference,
    coach.name ?? '',
    coach.email,
    coach.reference ?? '',
    reason ?? '',
    dueBy === null ? '' : dueBy.toISOString(),
    id,
  ]
}
