import { existsSync } from 'node:fs'
import { type Env, readEnv, SettingsError, warningsOf } from '../lib/env'

/** Settings from the environment and `.env`, with warnings. Exits when one is missing or wrong. */
export function settingsOrExit(): Env {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const settings = orExit(() => readEnv(process.env))
  for (const warning of warningsOf(settings, process.env)) console.error(`Note: ${warning}`)
  return settings
}

export function orExit<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    console.error('See .env.example for every setting.')
    process.exit(1)
  }
}
