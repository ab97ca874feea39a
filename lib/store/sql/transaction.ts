import type { Pool, PoolClient } from 'pg'

/** Commits what `work` did, or rolls it back when it throws. A promise that must outlive it goes back inside a list. */
export async function inTransaction<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect()
  // A connection that is cut off between two statements says so here; the next statement fails with it.
  client.on('error', leaveToNextStatement)
  try {
    await client.query('BEGIN')
    const answer = await work(client)
    await client.query('COMMIT')
    client.off('error', leaveToNextStatement)
    client.release()
    return answer
  } catch (error) {
    // Closing the connection rolls back, even when it no longer responds.
    client.release(true)
    throw error
  }
}

function leaveToNextStatement(): void {}
