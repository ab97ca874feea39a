import { existsSync } from 'node:fs'
import { applyMigrations } from '../prisma/migrate'

if (existsSync('.env')) process.loadEnvFile('.env')

const databaseUrl = process.env.DATABASE_URL
if (!databaseUrl) {
  console.error(
    'DATABASE_URL is missing: the address of your PostgreSQL, postgresql://user:password@host:5432/greenlight',
  )
  process.exit(1)
}

try {
  const applied = await applyMigrations(databaseUrl)
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`)
} catch (error) {
  console.error(`The database could not be brought up to date: ${error instanceof Error ? error.message : error}`)
  process.exit(1)
}
