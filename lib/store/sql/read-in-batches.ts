import type { Pool, QueryResultRow } from 'pg'
import { type Sql, sql } from './sql'

/**
 * Rows of one statement, a batch at a time as they are asked for, so that none but a batch is in memory. All are of the
 * moment it began. Whoever asks for nothing for a minute loses the connection that is kept for them.
 */
export async function* readInBatches<Row extends QueryResultRow>(
  pool: Pool,
  query: Sql,
  batchSize = 500,
): AsyncGenerator<Row[]> {
  const client = await pool.connect()
  // Between batches nobody waits for an answer, and Node ends the process over an unheard 'error'.
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
    // A connection left in the middle is closed, which ends what it was at.
    client.release(!isWhole)
    if (isWhole) client.off('error', ignore)
  }
}
