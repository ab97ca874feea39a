import { requireAdmin } from '@/lib/auth/gates'
import { desk } from '@/lib/desk'
import type { CoachSums } from '@/lib/payouts/reports/report-store'
import { toTyped } from '@/lib/words/money-words'
import { adminWords } from '../../coaches/admin-words'
import { reportHref } from '../asked-period'
import { csvDownload } from '../csv-download'
import { paramsOf, periodOf } from '../period-of'
import { sumsInOrder } from '../sums-in-order'

/** Every line of the report. */
export async function GET(request: Request) {
  const adminId = await requireAdmin(reportHref(paramsOf(request)))
  const words = await adminWords()
  const asked = await periodOf(request, words)
  if (asked instanceof Response) return asked
  const { from, to } = asked.days
  const columns = ['coach', 'email', 'reference', 'currency', ...sumsInOrder] as const
  return csvDownload(
    `coaches-${from}-to-${to}.csv`,
    columns.map((column) => words.t(`reports.column.${column}`)),
    toRows(desk().payouts.reportLines(adminId, asked.period)),
  )
}

async function* toRows(batches: AsyncIterable<CoachSums[]>): AsyncGenerator<string[][]> {
  for await (const batch of batches) yield batch.map(toRow)
}

function toRow({ coach, currency, sums }: CoachSums): string[] {
  const { name, email, reference } = coach
  const amounts = sumsInOrder.map((sum) => toTyped(sums[sum], currency))
  return [name ?? '', email, reference ?? '', currency.toUpperCase(), ...amounts]
}
