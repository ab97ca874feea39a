import { ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils'
import type { Pool, QueryArrayConfig, QueryArrayResult } from 'pg'

/**
 * Teaches Prisma's adapter PostgreSQL's type "char" from the system catalogue: the pool reports padded text, the answer
 * characters again.
 */
export function readCharacters(adapter: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  const characters = new WeakMap<object, number[]>()
  const ask = pool.query.bind(pool) as (query: QueryArrayConfig) => Promise<QueryArrayResult>
  pool.query = (async (query: QueryArrayConfig) => {
    const result = await ask(query)
    const found = (result.fields ?? []).filter(({ dataTypeID }) => dataTypeID === oid.char)
    if (found.length === 0) return result
    characters.set(
      result.rows,
      found.map((field) => result.fields.indexOf(field)),
    )
    for (const field of found) field.dataTypeID = oid.paddedText
    return result
  }) as typeof pool.query

  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    for (const column of characters.get(result.rows) ?? []) result.columnTypes[column] = ColumnTypeEnum.Character
    return result
  }
  return adapter
}

/** Type numbers: `SELECT oid, typname FROM pg_type`. */
const oid = { char: 18, paddedText: 1042 }
