import { existsSync } from 'node:fs'
import { databaseWarningsOf, readDatabaseEnv, SettingsError } from '../lib/env'

/** PostgreSQL's address as the tables' owner, bypassing any pooler. Warns about oddities; exits without an address. */
export function ownersUrlOrExit(): string {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    const settings = readDatabaseEnv(process.env)
    for (const warning of databaseWarningsOf(settings, process.env)) console.error(`Note: ${warning}`)
    return settings.MIGRATION_DATABASE_URL ?? settings.DATABASE_URL
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}
