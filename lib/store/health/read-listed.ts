import type { Pool } from 'pg'
import type { Listed } from '@/lib/payouts/ports/health-store'
import { decodePlace, encodePlace, type Place } from '../sql/place'
import type { Sql } from '../sql/sql'

export interface Page {
  cursor: string | null
  size: number
}

interface AccountAnswer<Row, Item> {
  /** The list's id format. */
  ids: RegExp
  /** Rows after `place`, or from the start, in order. */
  query(place: Place | null, limit: number): Sql
  toItem(row: Row): Item
}

/** A page plus one row that reveals a next page. Past the end, starts over. */
export async function readListed<Row extends Place, Item>(
  pool: Pool,
  list: string,
  { cursor, size }: Page,
  { ids, query, toItem }: AccountAnswer<Row, Item>,
): Promise<Listed<Item>> {
  const read = async (place: Place | null) => (await pool.query<Row>(query(place, size + 1))).rows
  const place = decodePlace(list, ids, cursor)
  const found = await read(place)
  const rows = found.length === 0 && place !== null ? await read(null) : found
  const shown = rows.slice(0, size)
  const last = shown.at(-1)
  const next = rows.length > size && last !== undefined ? encodePlace(list, last) : null
  return { rows: shown.map(toItem), next }
}
