import type { Cell } from '@/app/downloads/csv'
import { refusal, type TableFile } from '@/app/downloads/download'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { PayoutRow } from '@/lib/payouts/ports/statement-store'
import type { CoachWords } from '@/lib/words/coach-words'
import { coachWords } from '../words'
import { toYear } from './chosen-year'
import { columns, toPayoutCells } from './payout-cells'

/** A year’s payouts with what each contains, or the reason there is no file. For the coach. */
export async function payoutsFile(request: Request): Promise<TableFile | Response> {
  const coachId = await requireCoach('/payouts/money')
  const words = await coachWords()
  const thisYear = words.today().getUTCFullYear()
  const asked = new URL(request.url).searchParams.getAll('year')
  const year = asked.length === 0 ? thisYear : toYear(asked.length === 1 ? asked[0] : null)
  if (year === null) return refusal(words.t('statement.noYear', { year: `${thisYear}` }))
  return {
    name: `payouts-${year}`,
    head: columns.map((column) => words.t(`statement.column.${column}`)),
    batches: toRows(forPages().payouts.payoutRows(coachId, year), words),
  }
}

async function* toRows(batches: AsyncIterable<PayoutRow[]>, words: CoachWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => toPayoutCells(row, words))
}
