import type { Cell } from '@/app/downloads/csv'
import { paramsOf, type TableFile } from '@/app/downloads/download'
import { requireAdmin } from '@/lib/auth/guards'
import { forPages } from '@/lib/composition/for-pages'
import type { FoundRow } from '@/lib/payouts/coaches/readiness-table'
import { type AdminWords, adminWords } from '../admin-words'
import { toTableFilter } from './table-filter'

/** Every coach of a view, in its order. For admins. */
export async function coachesFile(request: Request): Promise<TableFile> {
  const adminId = await requireAdmin('/admin/coaches')
  const words = await adminWords()
  return {
    name: 'coaches',
    head: columns.map((column) => words.t(`table.column.${column}`)),
    batches: toRows(forPages().payouts.coachesFile(adminId, toTableFilter(paramsOf(request))), words),
  }
}

const columns = ['coach', 'email', 'reference', 'id', 'state', 'hold', 'blockedBy', 'due', 'synced'] as const

async function* toRows(batches: AsyncIterable<FoundRow[]>, words: AdminWords): AsyncGenerator<Cell[][]> {
  for await (const batch of batches) yield batch.map((row) => toRow(row, words))
}

function toRow(row: FoundRow, { t, label }: AdminWords): Cell[] {
  const { name, email, reference, coachId, state, isHeld, blockedBy, deadline, checkedAt } = row
  return [
    name ?? '',
    email,
    reference ?? '',
    coachId,
    t(`state.${state}`),
    isHeld ? t('state.held') : '',
    [...new Set(blockedBy.map(({ word }) => label(word)))].join('; '),
    deadline === null ? '' : { value: deadline.toISOString() },
    checkedAt === null ? '' : { value: checkedAt.toISOString() },
  ]
}
