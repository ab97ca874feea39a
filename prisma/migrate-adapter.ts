import { randomUUID } from 'node:crypto'
import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter, SqlMigrationAwareDriverAdapterFactory } from '@prisma/driver-adapter-utils'
import { Client, type ClientConfig, Pool } from 'pg'
import { OurClient } from '../lib/store/postgres/client'
import { readCharacters } from './migrate-characters'
import { noteThatItRan } from './migrate-retry'

/**
 * Prisma's `pg` adapter, changed as far as the schema engine needs it. Close it when the engine is done.
 * @param migrations the scripts that note in their own transaction that they ran
 */
export function migrationAdapters(databaseUrl: string, migrations: ReadonlySet<string> = new Set()): MigrationAdapters {
  const server = toConfig(databaseUrl)
  const pools: Pool[] = []
  const shadows: string[] = []
  const open = (config: ClientConfig, noting: ReadonlySet<string> = new Set()) => {
    // A role's time-out is for queries; a migration may take longer.
    const pool = new Pool({ ...config, options: '-c statement_timeout=0', max: 1, Client: OurClient as never })
    pools.push(pool)
    return adapt(pool, noting)
  }
  return {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: () => open(server, migrations),
    async connectToShadowDb() {
      const database = `greenlight_shadow_${randomUUID().replaceAll('-', '')}`
      await run(server, `CREATE DATABASE ${database}`)
      shadows.push(database)
      return open({ ...server, database })
    },
    async close() {
      await Promise.all(pools.map((pool) => pool.end()))
      for (const database of shadows) await run(server, `DROP DATABASE ${database} WITH (FORCE)`)
    },
  }
}

export interface MigrationAdapters extends SqlMigrationAwareDriverAdapterFactory {
  /** Ends connections first: the adapter drops shadow databases while still connected. */
  close(): Promise<void>
}

async function adapt(pool: Pool, migrations: ReadonlySet<string>): Promise<SqlDriverAdapter> {
  const adapter = await new PrismaPg(pool).connect()
  // Sent whole: the adapter splits at semicolons, even inside a trigger's body.
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql: migrations.has(sql) ? sql + noteThatItRan : sql, args: [], argTypes: [] })
  }
  return readCharacters(adapter, pool)
}

/** In parts, because a connection string would override the shadow's `database`. */
function toConfig(databaseUrl: string): ClientConfig {
  const { host, port, user, password, database, ssl } = new Client(databaseUrl)
  return { host, port, user, password: password ?? undefined, database, ssl }
}

async function run(server: ClientConfig, statement: string): Promise<void> {
  const client = new Client(server)
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
