import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { migrationAdapters } from './migrate-adapter'
import { openEngine } from './migrate-engine'
import { readMigrations, readSchema } from './migrate-files'

/**
 * Brings a PostgreSQL up to date with `prisma/migrations` and answers the names of the migrations it applied, oldest
 * first. Safe to repeat, and by several at once: the engine holds PostgreSQL's advisory lock meanwhile.
 * Throws the engine's error, which names the migration that failed.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations()
  return withEngine(databaseUrl, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}

/**
 * The SQL that `prisma/schema.prisma` asks for and no migration brings; empty when they say the same.
 * Replays the migrations in a database of its own on that server, which it drops again.
 */
export async function missingSql(databaseUrl: string): Promise<string> {
  const migrations = await readMigrations()
  const schema = await readSchema()
  return withEngine(databaseUrl, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'migrations', ...migrations },
      to: { tag: 'schemaDatamodel', files: [schema] },
      script: true,
      exitCode: true,
      filters,
    })
    return exitCode === 0 ? '' : (stdout ?? '')
  })
}

const filters = { externalTables: [], externalEnums: [] }

async function withEngine<Answer>(databaseUrl: string, ask: (engine: SchemaEngine) => Promise<Answer>) {
  const adapters = migrationAdapters(databaseUrl)
  try {
    return await ask(await openEngine(adapters, await readSchema()))
  } finally {
    await adapters.close()
  }
}
