import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { OurClient } from './client'

const longestWaitMilliseconds = 5_000

/** Holds a database for one process. The connection, and with it the hold, ends with the process. */
export interface DatabaseLock {
  release(): Promise<void>
}

/** Waits a moment for a dying process. Throws when another local Stripe uses the database. */
export async function lockDatabase(url: string): Promise<DatabaseLock> {
  const client = new OurClient({ connectionString: url })
  // Losing this connection loses only the hold; the next query on others reports what is wrong.
  client.on('error', (error) => console.error(`local Stripe lost its hold on the database: ${error.message}`))
  await client.connect()
  const until = Date.now() + longestWaitMilliseconds
  while (!(await tryToLock(client))) {
    if (Date.now() > until) {
      await client.end()
      throw new Error('another local Stripe works on this database')
    }
    await wait(100)
  }
  return { release: () => client.end() }
}

async function tryToLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('local-stripe owner')) AS ours",
  )
  return rows[0]?.ours === true
}
