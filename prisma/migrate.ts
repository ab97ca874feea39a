import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg'
import { findServerKind } from '../lib/store/postgres/client'
import { pooledSettings } from '../lib/store/postgres/session'
import { migrationAdapters } from './migrate-adapter'
import { openEngine } from './migrate-engine'
import { readMigrations, readSchema } from './migrate-files'
import { forgetFailedMigrations } from './migrate-retry'

/**
 * Applies `prisma/migrations` and returns the applied names, oldest first. Safe to repeat and to run in parallel: the
 * engine holds an advisory lock. Throws the engine's error, which names the failed migration; that one leaves nothing.
 */
export async function applyMigrations(databaseUrl: string): Promise<string[]> {
  await refusePooler(databaseUrl)
  await forgetFailedMigrations(databaseUrl)
  const migrationsList = await readMigrations()
  return withEngine(databaseUrl, migrationsList, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters })
    return appliedMigrationNames
  })
}

/**
 * The SQL between `prisma/schema.prisma` and the migrations; empty when equal. Replays the migrations in a temporary
 * database on that server.
 */
export async function missingSql(databaseUrl: string): Promise<string> {
  const migrations = await readMigrations()
  const schema = await readSchema()
  return withEngine(databaseUrl, null, async (engine) => {
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

async function withEngine<Answer>(
  databaseUrl: string,
  applying: MigrationList | null,
  ask: (engine: SchemaEngine) => Promise<Answer>,
) {
  const scripts = (applying?.migrationDirectories ?? []).map(({ migrationFile }) => String(migrationFile.content.value))
  const adapters = migrationAdapters(databaseUrl, new Set(scripts))
  try {
    return await ask(await openEngine(adapters, await readSchema()))
  } finally {
    await adapters.close()
  }
}

/** Throws for a pooler: a migration's locks must last beyond one statement. */
export async function refusePooler(databaseUrl: string): Promise<void> {
  if ((await findServerKind({ connectionString: databaseUrl }, pooledSettings)) === 'postgres') return
  throw new Error(
    'this address leads to a pooler, and migrations need PostgreSQL itself: name it in MIGRATION_DATABASE_URL.',
  )
}
