// npm run build: reports what the build lacks before Next fails. Plain Node, no packages.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

import { readOptionsOrExit } from '../../server/options.mjs'

const flag = { type: 'boolean' }
readOptionsOrExit(
  { debug: flag, profile: flag, 'no-mangling': flag, turbopack: flag, webpack: flag },
  'npm run build -- [--debug] [--profile] [--no-mangling] [--turbopack | --webpack]   as next build takes them',
)
const root = fileURLToPath(new URL('../..', import.meta.url))
process.chdir(root)
const problem = findProblem()
if (problem !== null) {
  console.error(problem)
  process.exit(1)
}
const next = ['node_modules/next/dist/bin/next', 'build', ...process.argv.slice(2)]
process.exit(spawnSync(process.execPath, next, { stdio: 'inherit' }).status ?? 1)

function findProblem() {
  const missing = ['next', '@tailwindcss/postcss', 'tailwindcss', 'typescript', '@types/node', '@types/react'].filter(
    (name) => !existsSync(`node_modules/${name}/package.json`),
  )
  if (missing.length > 0) return `The build lacks ${missing.join(', ')}: run npm ci, without --omit=dev.`
  if (!existsSync('lib/store/generated')) return 'The build lacks the database client: run npm run generate.'
  return findKeyProblem()
}

/** Same check as in lib/env.ts: a build with another key would serve no forms. */
function findKeyProblem() {
  const { loadEnvConfig } = createRequire(`${root}node_modules/next/package.json`)('@next/env')
  loadEnvConfig(root, false, { info() {}, error: console.error })
  const key = process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
  if (!key || (Buffer.from(key, 'base64').length === 32 && Buffer.from(key, 'base64').toString('base64') === key))
    return null
  return 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be 32 random bytes in base64: make them once with `openssl rand -base64 32`'
}
