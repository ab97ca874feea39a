import type { Pool } from 'pg'
import { type Sql, sql } from '../sql/sql'
import type { SealedRow } from './seal-form'

interface Range {
  /** null: from the first decision on, whatever its id. */
  afterId: string | null
  upToId: string
  limit: number
}

/** Decisions of a range in the columns of a form, by id; a bare `id` would sort by its text. */
export async function readSealedRows(
  pool: Pick<Pool, 'query'>,
  columns: Sql,
  { afterId, upToId, limit }: Range,
): Promise<SealedRow[]> {
  const { text, values } = sql`
    SELECT ${columns} FROM decision
    WHERE id <= ${upToId}::bigint ${afterId === null ? sql`` : sql`AND id > ${afterId}::bigint`}
    ORDER BY decision.id LIMIT ${limit}`
  const { rows } = await pool.query<SealedRow>({ text, values, rowMode: 'array' })
  return rows
}
