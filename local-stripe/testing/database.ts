import { randomBytes } from 'node:crypto'
import { Client } from 'pg'

export interface TestDatabase {
  url: string
  query<Result>(ask: (client: Client) => Promise<Result>): Promise<Result>
  drop(): Promise<unknown>
}

/** A fresh database on the server that TEST_DATABASE_URL names. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to make databases on')
  const name = `local_stripe_test_${randomBytes(6).toString('hex')}`
  await connected(server, (client) => client.query(`CREATE DATABASE ${name}`))
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
  const client = new Client({ connectionString: url })
  await client.connect()
  return ask(client).finally(() => client.end())
}
