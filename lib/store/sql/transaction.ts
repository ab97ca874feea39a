import type { Pool, PoolClient } from 'pg'

/** Commits what `work` did, or none of it. */
export async function inTransaction<Answer>(
  pool: Pool,
  work: (client: PoolClient) => Promise<Answer>,
): Promise<Answer> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const answer = await work(client)
    await client.query('COMMIT')
    client.release()
    return answer
  } catch (error) {
    // Closing the connection undoes what it did, also when it no longer hears us.
    client.release(true)
    throw error
  }
}
