import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readEnv, SettingsError } from '../lib/env'

// Next keeps a server up that failed to start and answers 500 to everybody, so the settings are checked before it.
if (existsSync('.env')) process.loadEnvFile('.env')

try {
  readEnv(process.env)
} catch (error) {
  if (!(error instanceof SettingsError)) throw error
  console.error(error.message)
  console.error('Every setting is explained in .env.example.')
  process.exit(1)
}

const next = spawn(process.execPath, ['node_modules/next/dist/bin/next', 'start', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, NODE_ENV: 'production' },
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => next.kill(signal))
next.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 143)))
