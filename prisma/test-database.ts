import { randomBytes } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { createPool } from '../lib/store/postgres/pool'
import { applyMigrations } from './migrate'

export interface TestDatabase {
  url: string
  straightUrl?: string
  pool: Pool
  drop(): Promise<void>
}

/** Settings an operator's database may have; our connections must set their own. */
const unkind = {
  timezone: 'America/New_York',
  datestyle: 'SQL, DMY',
  intervalstyle: 'sql_standard',
  bytea_output: 'escape',
  extra_float_digits: '-10',
  client_encoding: 'LATIN1',
  standard_conforming_strings: 'off',
  transform_null_equals: 'on',
  default_transaction_isolation: 'serializable',
  search_path: 'elsewhere',
}

const { timezone, datestyle, client_encoding, standard_conforming_strings } = unkind
const unkindToPooled = { timezone, datestyle, client_encoding, standard_conforming_strings }

export const templateName = 'TEST_TEMPLATE'

/**
 * A new database on the server of TEST_DATABASE_URL, migrated unless `empty`. Its role must be allowed to create
 * databases. With TEST_POOLER_URL, `url` goes through that pooler.
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to create databases on')
  const name = `greenlight_test_${randomBytes(6).toString('hex')}`
  const template = empty ? undefined : process.env[templateName]
  const pooler = process.env.TEST_POOLER_URL
  const settings = Object.entries(pooler === undefined ? unkind : unkindToPooled)
  const url = await (template === undefined ? create(server, name) : copyMigrated(server, template, name))
  // A copy does not include them.
  await runStatements(
    server,
    settings.map(([setting, value]) => `ALTER DATABASE ${name} SET ${setting} = '${value}'`).join(';'),
  )
  if (template === undefined && !empty) await applyMigrations(url)
  const pool = createPool(url, { max: 4 })
  return {
    straightUrl: url,
    url: pooler === undefined ? url : addressOf(pooler, name),
    pool,
    async drop() {
      await pool.end()
      await runStatements(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

const ownInstallation = `BEGIN; DELETE FROM public.installation;
  INSERT INTO public.installation (place, written_in)
    SELECT public.installation_place(), txid_current() % 4294967296; COMMIT`

/** Copies the migrated `template` on the same server; returns the new address. */
export async function copyMigrated(server: string, template: string, name: string): Promise<string> {
  const url = await create(server, name, template)
  await runStatements(url, ownInstallation)
  return url
}

/** Like a dump restored under another name. Cuts the original's connections, which reconnect. */
export async function copyDatabase(original: string): Promise<Pick<TestDatabase, 'url' | 'drop'>> {
  const name = `greenlight_test_${randomBytes(6).toString('hex')}`
  const from = new URL(original).pathname.slice(1)
  const server = addressOf(original, 'postgres')
  await runStatements(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`)
  return {
    url: await create(server, name, from),
    drop: () => runStatements(server, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

async function create(server: string, name: string, template = 'template1'): Promise<string> {
  await runStatements(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return addressOf(server, name)
}

function addressOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: database }).href
}

export async function runStatements(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
