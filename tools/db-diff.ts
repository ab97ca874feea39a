import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { missingSql } from '../prisma/migrate'
import { migrationsFolder, readMigrations } from '../prisma/migrate-files'
import { startPostgres } from './postgres/postgres'

/** Writes the next migration: the difference between prisma/schema.prisma and the migrations. */
const [name, ...rest] = process.argv.slice(2)
if (name === undefined || rest.length > 0 || !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
  console.error('npm run db:diff -- NAME   in lowercase letters, digits and hyphens, such as add-emails')
  process.exit(2)
}

const sql = await onThrowawayServer(missingSql)
if (sql === '') {
  console.log('The migrations already cover prisma/schema.prisma.')
} else {
  const { migrationDirectories } = await readMigrations()
  const last = Math.max(0, ...migrationDirectories.map(({ path }) => Number.parseInt(path, 10)))
  const folder = `${String(last + 1).padStart(4, '0')}_${name.replaceAll('-', '_')}`
  await mkdir(join(migrationsFolder, folder))
  await writeFile(join(migrationsFolder, folder, 'migration.sql'), sql)
  console.log(`Wrote prisma/migrations/${folder}/migration.sql. Read it before you commit it.`)
}

async function onThrowawayServer<Answer>(ask: (databaseUrl: string) => Promise<Answer>): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'greenlight-diff-'))
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), isForgetful: true })
  try {
    return await ask(server.url())
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
