import type { Cell } from '@/app/downloads/csv'
import { csvDownload } from '@/app/downloads/download'
import { requireCoach } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { PayoutRow } from '@/lib/payouts/ports/statement-store'
import type { CoachWords } from '@/lib/words/coach-words'
import { coachWords } from '../../words'
import { toYear } from '../chosen-year'
import { columns, toPayoutCells } from '../payout-cells'

export async function GET(request: Request) {
  const coachId = await requireCoach('/payouts/money')
  const words = await coachWords()
  const thisYear = words.today().getUTCFullYear()
  const asked = new URL(request.url).searchParams.getAll('year')
  const year = asked.length === 0 ? thisYear : toYear(asked.length === 1 ? asked[0] : null)
  if (year === null) return refusal(words.t('statement.noYear', { year: `${thisYear}` }))
  return csvDownload({
    name: `payouts-${year}`,
    head: columns.map((column) => words.t(`statement.column.${column}`)),
    batches: toRows(forPages().payouts.payoutRows(coachId, year), words),
  })
}

function refusal(sentence: string): Response {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
  return new Response(`${sentence}\n`, { status: 400, headers })
}

async function* toRows(batches: AsyncIterable<PayoutRow[]>, words: CoachWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => toPayoutCells(row, words))
}
