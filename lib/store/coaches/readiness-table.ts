import type { Pool } from 'pg'
import type { Platform } from '@/lib/payouts/accounts/account'
import type { FoundPage, TableFilter } from '@/lib/payouts/coaches/readiness-table'
import type { TableStore } from '@/lib/payouts/ports/store'
import { foreignAccounts } from '../accounts/of-platform'
import { sql } from '../sql/sql'
import { decodeCursor, encodeCursor, type TableCursor } from './readiness-table-cursor'
import { keysOf } from './readiness-table-order'
import { rowsQuery } from './readiness-table-query'
import { type StoredRow, toFoundRow } from './readiness-table-row'
import { type Counted, countQuery, placesOf, toCounts } from './work-counts'

/** Two statements a page, three for an outdated cursor. */
export function createTableStore({ pool }: { pool: Pool }, fileSize = 500): TableStore {
  const count = async (country: string | null) => (await pool.query<Counted>(countQuery(country))).rows
  const readPage = async (filter: TableFilter, platform: Platform, places: Counted[], from: TableCursor | null) => {
    const query = rowsQuery(filter, platform, from, places)
    return toPage(query === null ? [] : (await pool.query<StoredRow>(query)).rows, filter, from)
  }
  return {
    async readinessTable(filter, platform) {
      const counted = await count(filter.country)
      const places = placesOf(counted, platform, filter)
      const cursor = decodeCursor(filter.cursor, filter)
      const page = await readPage(filter, platform, places, cursor)
      // An outdated cursor must not look like an empty table.
      const isLost = page.rows.length === 0 && cursor !== null
      return {
        ...(isLost ? await readPage(filter, platform, places, null) : page),
        total: isCounted(filter) ? places.reduce((sum, { count }) => sum + count, 0) : null,
        isCursorStale: isLost || (filter.cursor !== null && cursor === null),
        counts: toCounts(counted, platform),
      }
    },

    async workCounts(platform) {
      return toCounts(await count(null), platform)
    },

    async *readTable(asked, platform) {
      const filter = { ...asked, cursor: null, size: fileSize }
      const places = placesOf(await count(filter.country), platform, filter)
      let from: TableCursor | null = null
      do {
        const page: Rows = await readPage(filter, platform, places, from)
        if (page.rows.length > 0) yield page.rows
        from = decodeCursor(page.older, filter)
      } while (from !== null)
    },

    async countForeignAccounts(platform) {
      const found = await pool.query<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM (${foreignAccounts(platform)}) foreign_accounts`,
      )
      return found.rows[0]?.count ?? 0
    },
  }
}

function isCounted({ search, requirement, due, reminded }: TableFilter): boolean {
  return search === '' && requirement === null && due === null && reminded === null
}

type Rows = Pick<FoundPage, 'rows' | 'older' | 'newer' | 'before' | 'isCut'>

/** `found` holds one extra row when there is a next page, and is reversed towards newer. */
function toPage(found: StoredRow[], filter: TableFilter, from: TableCursor | null): Rows {
  const isBackward = from?.direction === 'newer'
  const hasMore = found.length > filter.size
  const rows = found.slice(0, filter.size)
  if (isBackward) rows.reverse()
  const hasNewer = isBackward ? hasMore : from !== null
  const hasOlder = isBackward || hasMore
  // Coaches may have come or gone meanwhile.
  const counted = from === null ? 0 : isBackward ? from.before - rows.length : from.before
  const before = hasNewer ? Math.max(counted, 1) : 0
  return {
    rows: rows.map(toFoundRow),
    newer: hasNewer ? cursorAt(rows.at(0), 'newer', before) : null,
    older: hasOlder ? cursorAt(rows.at(-1), 'older', before + rows.length) : null,
    before,
    isCut: rows[0]?.is_cut ?? false,
  }

  function cursorAt(row: StoredRow | undefined, direction: TableCursor['direction'], before: number): string | null {
    if (row === undefined) return null
    const { coach_id: coachId, group_number: group, rank, first_key, second_key, third_key } = row
    const keys = [first_key, second_key, third_key].slice(0, keysOf(filter.sort).length)
    return encodeCursor(filter, { direction, before, group, rank, coachId, keys: keys as TableCursor['keys'] })
  }
}
