import { setTimeout as wait } from 'node:timers/promises'
import type { Client } from 'pg'
import { OurClient } from './client'

const patienceMilliseconds = 5_000

/** Holds a database for one process as long as it lives; the connection ends with it, whatever ends it. */
export interface Ownership {
  release(): Promise<void>
}

/** A moment is waited for one that is just dying. Throws when another local Stripe works on the database. */
export async function ownDatabase(url: string): Promise<Ownership> {
  const client = new OurClient({ connectionString: url })
  // What is lost with this connection is only the hold; the next query on the others says what is wrong.
  client.on('error', (error) => console.error(`local Stripe lost its hold on the database: ${error.message}`))
  await client.connect()
  const until = Date.now() + patienceMilliseconds
  while (!(await isOurs(client))) {
    if (Date.now() > until) {
      await client.end()
      throw new Error('another local Stripe works on this database')
    }
    await wait(100)
  }
  return { release: () => client.end() }
}

async function isOurs(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>(
    "SELECT pg_try_advisory_lock(hashtext('local-stripe owner')) AS ours",
  )
  return rows[0]?.ours === true
}
