import type { Pool } from 'pg'
import type { Listed } from '@/lib/payouts/ports/health-store'
import { decodeListCursor, encodeListCursor, type ListCursor } from './list-cursor'
import type { Sql } from './sql'

export interface Page {
  cursor: string | null
  size: number
}

interface ListQuery<Row, Item> {
  /** The list's id format. */
  ids: RegExp
  /** Rows after `from`, or from the start, in order. */
  query(from: ListCursor | null, limit: number): Sql
  toItem(row: Row): Item
}

/** A page plus one row that reveals a next page. Past the end, starts over. */
export async function readListed<Row extends ListCursor, Item>(
  pool: Pool,
  list: string,
  { cursor, size }: Page,
  { ids, query, toItem }: ListQuery<Row, Item>,
): Promise<Listed<Item>> {
  const read = async (from: ListCursor | null) => (await pool.query<Row>(query(from, size + 1))).rows
  const from = decodeListCursor(list, ids, cursor)
  const found = await read(from)
  const rows = found.length === 0 && from !== null ? await read(null) : found
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next = rows.length > size && last !== undefined ? encodeListCursor(list, last) : null
  return { rows: shown.map(toItem), next }
}
