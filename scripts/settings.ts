import { existsSync } from 'node:fs'
import { type Env, readEnv, SettingsError } from '../lib/env'

/** The settings of a server, from the environment and `.env`. Ends the process where one is missing or wrong. */
export function settingsOrExit(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  try {
    return readEnv(process.env)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    console.error('Every setting is explained in .env.example.')
    process.exit(1)
  }
}
