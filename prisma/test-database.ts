import { randomBytes } from 'node:crypto'
import { Client, Pool } from 'pg'
import { applyMigrations } from './migrate'

export interface TestDatabase {
  url: string
  /** To arrange rows and to look at them; what is tested opens its own connections. */
  pool: Pool
  drop(): Promise<void>
}

/**
 * A database of one's own on the server that TEST_DATABASE_URL names, with our tables unless `empty`.
 * The user named there must be allowed to create databases.
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to make databases on')
  const name = `greenlight_test_${randomBytes(6).toString('hex')}`
  await ask(server, `CREATE DATABASE ${name}`)

  const address = new URL(server)
  address.pathname = name
  const url = address.toString()
  if (!empty) await applyMigrations(url)
  const pool = new Pool({ connectionString: url, max: 4 })
  // The drop may end a connection that is just saying goodbye; a query that fails still says so itself.
  pool.on('error', () => {})
  return {
    url,
    pool,
    async drop() {
      await pool.end()
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

async function ask(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
