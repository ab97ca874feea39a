import type { Pool, QueryResultRow } from 'pg'
import { type Sql, sql } from './sql'

/** Streams one statement's rows in batches, all from one moment. A reader idle for a minute loses the connection. */
export async function* readInBatches<Row extends QueryResultRow>(
  pool: Pool,
  query: Sql,
  batchSize = 500,
): AsyncGenerator<Row[]> {
  const client = await pool.connect()
  // An unhandled 'error' between batches ends the process.
  const ignore = () => {}
  client.on('error', ignore)
  let isWhole = false
  try {
    await client.query('BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = '1min'`)
    await client.query(sql`DECLARE batches NO SCROLL CURSOR FOR ${query}`)
    for (;;) {
      const { rows } = await client.query<Row>(`FETCH FORWARD ${batchSize} FROM batches`)
      if (rows.length > 0) yield rows
      if (rows.length < batchSize) break
    }
    await client.query('COMMIT')
    isWhole = true
  } finally {
    // Closing the connection aborts an unfinished read.
    client.release(!isWhole)
    if (isWhole) client.off('error', ignore)
  }
}
