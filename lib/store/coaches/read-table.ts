import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { FoundRow, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { TableCursor } from './readiness-table-cursor'
import { rowsQuery } from './readiness-table-query'
import { type StoredRow, toFoundRow } from './readiness-table-row'

/** Every row of a view in its order, a batch at a time; holds no connection between batches. */
export async function* readTable(
  pool: Pool,
  filter: Omit<TableFilter, 'cursor' | 'size'>,
  platform: Platform,
  batchSize = 500,
): AsyncGenerator<FoundRow[]> {
  let last: TableCursor | null = null
  for (;;) {
    const query = rowsQuery({ ...filter, cursor: null, size: batchSize }, platform, last)
    const { rows }: { rows: StoredRow[] } = await pool.query<StoredRow>(query)
    const batch = rows.slice(0, batchSize)
    if (batch.length > 0) yield batch.map(toFoundRow)
    const end = batch.at(-1)
    if (rows.length <= batchSize || end === undefined) return
    last = { sort: filter.sort, direction: 'older', coachId: end.coach_id, at: end.ordered_by ?? null }
  }
}
