import { randomBytes } from 'node:crypto'
import { Client, type Pool } from 'pg'
import { createPool } from '../lib/store/postgres/pool'
import { applyMigrations } from './migrate'

export interface TestDatabase {
  url: string
  /** The same, past any pooler. */
  straightUrl?: string
  /** To arrange rows and to look at them; what is tested opens its own connections. */
  pool: Pool
  drop(): Promise<void>
}

/** What an operator's database may be set to for other programs; whoever relies on a setting of ours says so itself. */
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

/** Of these a pooler keeps our own; the others must stand as PostgreSQL ships them. */
const { timezone, datestyle, client_encoding, standard_conforming_strings } = unkind
const unkindToPooled = { timezone, datestyle, client_encoding, standard_conforming_strings }

/** Where a run of the tests names the database that has our tables already; see `test-template.ts`. */
export const templateName = 'TEST_TEMPLATE'

/**
 * A database of one's own on the server that TEST_DATABASE_URL names, with our tables unless `empty`.
 * The user named there must be allowed to create databases. Where TEST_POOLER_URL names a pooler before that server, `url`
 * leads through it.
 */
export async function createTestDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) throw new Error('TEST_DATABASE_URL must name a PostgreSQL server to make databases on')
  const name = `greenlight_test_${randomBytes(6).toString('hex')}`
  const template = empty ? undefined : process.env[templateName]
  const pooler = process.env.TEST_POOLER_URL
  const settings = Object.entries(pooler === undefined ? unkind : unkindToPooled)
  await ask(
    server,
    `CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`,
    // A copy does not take them along.
    settings.map(([setting, value]) => `ALTER DATABASE ${name} SET ${setting} = '${value}'`).join(';'),
  )

  const address = new URL(server)
  address.pathname = name
  const url = address.toString()
  if (template !== undefined) await ask(url, ownInstallation)
  else if (!empty) await applyMigrations(url)
  const pool = createPool(url, { max: 4 })
  return {
    straightUrl: url,
    url: pooler === undefined ? url : Object.assign(new URL(pooler), { pathname: name }).toString(),
    pool,
    async drop() {
      await pool.end()
      await ask(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/** A copy would know itself as one, under the installation of what it was copied from. */
const ownInstallation = `BEGIN; DELETE FROM public.installation;
  INSERT INTO public.installation (place, written_in)
    SELECT public.installation_place(), txid_current() % 4294967296; COMMIT`

/** A database of that name with all that the migrated `template` on the same server has; answers its address. */
export async function copyMigrated(server: string, template: string, name: string): Promise<string> {
  await ask(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  const url = addressOf(server, name)
  await ask(url, ownInstallation)
  return url
}

/** As a dump of it that is restored under another name. Whoever is connected to it is cut off, and connects again. */
export async function copyDatabase(original: string): Promise<Pick<TestDatabase, 'url' | 'drop'>> {
  const name = `greenlight_test_${randomBytes(6).toString('hex')}`
  const from = new URL(original).pathname.slice(1)
  const server = addressOf(original, 'postgres')
  await ask(server, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`)
  await ask(server, `CREATE DATABASE ${name} TEMPLATE ${from}`)
  return { url: addressOf(original, name), drop: () => ask(server, `DROP DATABASE ${name} WITH (FORCE)`) }
}

function addressOf(url: string, database: string): string {
  return Object.assign(new URL(url), { pathname: database }).href
}

async function ask(url: string, ...statements: string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
