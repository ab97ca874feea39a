import { randomBytes } from 'node:crypto'
import type { Client } from 'pg'
import { OurClient } from '../store/client'

export interface TestDatabase {
  url: string
  query<Result>(ask: (client: Client) => Promise<Result>): Promise<Result>
  drop(): Promise<unknown>
}

const unkind = {
  timezone: 'America/New_York',
  datestyle: 'SQL, DMY',
  intervalstyle: 'sql_standard',
  bytea_output: 'escape',
  client_encoding: 'LATIN1',
  default_transaction_isolation: 'serializable',
  search_path: 'elsewhere',
}

/** A fresh database on the server that TEST_DATABASE_URL names. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to create databases on')
  const name = `local_stripe_test_${randomBytes(6).toString('hex')}`
  await connected(server, async (client) => {
    await client.query(`CREATE DATABASE ${name}`)
    // Settings that other programs may have made.
    for (const [setting, value] of Object.entries(unkind))
      await client.query(`ALTER DATABASE ${name} SET ${setting} = '${value}'`)
  })
  const address = new URL(server)
  address.pathname = name
  const url = address.toString()
  return {
    url,
    query: (ask) => connected(url, ask),
    drop: () => connected(server, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`)),
  }
}

async function connected<Result>(url: string, ask: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new OurClient({ connectionString: url })
  await client.connect()
  return ask(client).finally(() => client.end())
}
