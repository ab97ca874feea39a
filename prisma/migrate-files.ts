import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MigrationList, SchemaContainer } from '@prisma/schema-engine-wasm/schema_engine_bg'

export const migrationsFolder = fileURLToPath(new URL('migrations', import.meta.url))

export async function readMigrations(): Promise<MigrationList> {
  const entries = await readdir(migrationsFolder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  return {
    baseDir: migrationsFolder,
    lockfile: { path: 'migration_lock.toml', content: await read('migration_lock.toml') },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(names.sort().map(readMigration)),
  }
}

export async function readSchema(): Promise<SchemaContainer> {
  return { path: 'schema.prisma', content: await read('../schema.prisma') }
}

async function readMigration(path: string): Promise<MigrationList['migrationDirectories'][number]> {
  const value = await read(join(path, 'migration.sql'))
  return { path, migrationFile: { path: 'migration.sql', content: { tag: 'ok', value } } }
}

const read = (path: string) => readFile(join(migrationsFolder, path), 'utf8')
