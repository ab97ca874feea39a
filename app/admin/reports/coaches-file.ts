import type { Cell } from '@/app/downloads/csv'
import { paramsOf, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { CoachSums } from '@/lib/payouts/ports/report-store'
import { toTyped } from '@/lib/words/money-words'
import { adminWords } from '../admin-words'
import { reportHref } from './chosen-period'
import { periodOf } from './period-of'
import { signedSum } from './signs'
import { sumsInOrder } from './sums-in-order'

/** All lines of the report, or the reason there is no file. For admins. */
export async function coachesFile(request: Request): Promise<TableFile | Response> {
  const adminId = await requireAdmin(reportHref(paramsOf(request)))
  const words = await adminWords()
  const asked = await periodOf(request, words)
  if (asked instanceof Response) return asked
  const { from, to } = asked.days
  const columns = ['coach', 'email', 'reference', 'currency', ...sumsInOrder] as const
  return {
    name: `coaches-${from}-to-${to}`,
    head: columns.map((column) => words.t(`reports.column.${column}`)),
    batches: toRows(forPages().payouts.reportLines(adminId, asked.period)),
  }
}

async function* toRows(batches: AsyncIterable<CoachSums[]>): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map(toRow)
}

function toRow({ coach, currency, sums }: CoachSums): Cell[] {
  const { name, email, reference } = coach
  const amounts = sumsInOrder.map((sum) => ({ value: toTyped(signedSum(sums, sum), currency) }))
  return [name ?? '', email, reference ?? '', currency.toUpperCase(), ...amounts]
}
