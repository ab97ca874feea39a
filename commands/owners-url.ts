import { existsSync } from 'node:fs'
import { databaseWarningsOf, readDatabaseEnv, SettingsError } from '../lib/env'

/**
 * The address of PostgreSQL as the role that owns the tables, past any pooler; says what is odd about it. Ends the process
 * where there is none.
 */
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
