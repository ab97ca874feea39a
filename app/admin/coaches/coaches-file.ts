import type { Cell } from '@/app/downloads/csv'
import { paramsOf, refusal, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FoundRow } from '@/lib/payouts/coaches/readiness-table'
import { type AdminWords, adminWords } from '../admin-words'
import { askedTable } from './asked-table'

/** Every coach of a view in its order, or the reason there is no file. For admins. */
export async function coachesFile(request: Request): Promise<TableFile | Response> {
  const adminId = await requireAdmin('/admin/coaches')
  const words = await adminWords()
  const { filter, ignored } = askedTable(paramsOf(request), words)
  if (ignored.length > 0) return refusal(words.t('table.ignored', { count: ignored.length, names: ignored.join(', ') }))
  return {
    name: 'coaches',
    head: columns.map((column) => words.t(`table.column.${column}`)),
    batches: toRows(forPages().payouts.coachesFile(adminId, filter), words),
  }
}

const columns = ['coach', 'email', 'reference', 'id', 'state', 'hold', 'blockedBy', 'due', 'synced'] as const

async function* toRows(batches: AsyncIterable<FoundRow[]>, words: AdminWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => toRow(row, words))
}

function toRow(row: FoundRow, { t, label }: AdminWords): Cell[] {
  const { name, email, reference, coachId, state, hold, blockedBy, deadline, checkedAt } = row
  return [
    name ?? '',
    email,
    reference ?? '',
    coachId,
    t(`state.${state}`),
    hold !== null ? t('state.held') : '',
    [...new Set(blockedBy.map(({ word }) => label(word)))].join('; '),
    deadline === null ? '' : { value: deadline.toISOString() },
    checkedAt === null ? '' : { value: checkedAt.toISOString() },
  ]
}
