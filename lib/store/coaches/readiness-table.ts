import type { Pool } from 'pg'
import type { FoundPage, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { TableStore } from '@/lib/payouts/ports/store'
import { type ShownState, shownStates } from '@/lib/payouts/vocabulary/accounts/state'
import { foreignAccounts } from '../accounts/of-platform'
import { sql } from '../sql/sql'
import { readTable } from './read-table'
import { decodeCursor, encodeCursor, type TableCursor } from './readiness-table-cursor'
import { countQuery, rowsQuery } from './readiness-table-query'
import { type StoredRow, toFoundRow } from './readiness-table-row'

/** Two statements a page, three for an outdated cursor. */
export function createTableStore({ pool }: { pool: Pool }): TableStore {
  return {
    async readinessTable(filter, platform) {
      const cursor = decodeCursor(filter.cursor, filter.sort)
      const readPage = async (from: TableCursor | null) =>
        toPage((await pool.query<StoredRow>(rowsQuery(filter, platform, from))).rows, filter, from)
      const [page, counted] = await Promise.all([readPage(cursor), pool.query<Counted>(countQuery(platform))])
      // An outdated cursor must not look like an empty table.
      const shown = page.rows.length === 0 && cursor !== null ? await readPage(null) : page
      return { ...shown, counts: toCounts(counted.rows) }
    },

    readTable: (filter, platform) => readTable(pool, filter, platform),

    async countForeignAccounts(platform) {
      const found = await pool.query<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM (${foreignAccounts(platform)}) foreign_accounts`,
      )
      return found.rows[0]?.count ?? 0
    },
  }
}

/** `found` holds one extra row when there is a next page, and is reversed towards newer. */
function toPage(found: StoredRow[], filter: TableFilter, from: TableCursor | null): Omit<FoundPage, 'counts'> {
  const isBackward = from?.direction === 'newer'
  const hasMore = found.length > filter.size
  const rows = found.slice(0, filter.size)
  if (isBackward) rows.reverse()
  const hasNewer = isBackward ? hasMore : from !== null
  const hasOlder = isBackward || hasMore
  return {
    rows: rows.map(toFoundRow),
    newer: hasNewer ? cursorAt(rows.at(0), 'newer') : null,
    older: hasOlder ? cursorAt(rows.at(-1), 'older') : null,
  }

  function cursorAt(row: StoredRow | undefined, direction: TableCursor['direction']): string | null {
    if (row === undefined) return null
    return encodeCursor({ sort: filter.sort, direction, coachId: row.coach_id, at: row.ordered_by ?? null })
  }
}

interface Counted {
  state: ShownState
  count: number
}

function toCounts(counted: Counted[]): FoundPage['counts'] {
  const counts = { ...nobody }
  for (const { state, count } of counted) counts[state] = count
  return counts
}

const nobody = Object.fromEntries(shownStates.map((state) => [state, 0])) as Readonly<FoundPage['counts']>
